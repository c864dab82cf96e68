-- A document with a body has at least one section of it, and sections of preamble or body have a body to lie in.
--
-- shown on: documents
-- when it fails: the body was found but not read, or read where there is none.
SELECT d.document_id, d.body_start, d.body_end, count(s.section_id) AS section_count
FROM documents AS d
LEFT JOIN sections AS s ON s.document_id = d.document_id AND s.zone <> 'appendix'
GROUP BY ALL
HAVING (coalesce(d.body_end - d.body_start, 0) > 0) <> (count(s.section_id) > 0)
