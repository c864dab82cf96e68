-- A section's text is what its offsets cut out of the captured text: no character is changed.
--
-- shown on: sections
-- in parts: documents
-- when it fails: text was cleaned after the cut, or offsets moved; stored text is never altered.
SELECT s.section_id, s.text_start, s.text_end, s.text, p.printed
FROM sections AS s
LEFT JOIN printed_spans() AS p ON p.kind = 'section_text' AND p.id = s.section_id
WHERE in_part(s.document_id) AND s.text IS DISTINCT FROM p.printed
