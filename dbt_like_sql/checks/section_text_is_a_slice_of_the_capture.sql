-- A section's text is what its offsets cut out of the captured text: no character is changed.
--
-- shown on: sections
-- when it fails: text was cleaned after the cut, or offsets moved; stored text is never altered.
SELECT s.section_id, s.text_start, s.text_end, s.text
FROM sections AS s
JOIN documents AS d USING (document_id)
JOIN captures AS c USING (capture_id)
WHERE s.text IS DISTINCT FROM substring(c.text, s.text_start + 1, s.text_end - s.text_start)
