-- A section's own text, its label and its heading lie inside its span.
--
-- shown on: sections
-- when it fails: the text of one unit was given to another.
SELECT section_id, span_start, text_start, text_end, span_end
FROM sections
WHERE text_start < span_start OR text_end > span_end OR text_start > text_end
