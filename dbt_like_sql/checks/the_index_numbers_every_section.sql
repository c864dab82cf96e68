-- Each section has a number in the index, and each posting leads to a section.
--
-- shown on: search_sections
-- when it fails: search() would miss the section or lead nowhere; ordinals may have gaps or repeats.
SELECT 'section without number' AS fault, s.section_id AS what
FROM sections AS s
ANTI JOIN search_sections AS n ON n.document_id = s.document_id AND n.ordinal = s.ordinal
UNION ALL
SELECT 'number without section', n.section_number::VARCHAR
FROM search_sections AS n
ANTI JOIN sections AS s ON n.document_id = s.document_id AND n.ordinal = s.ordinal
UNION ALL
SELECT DISTINCT 'posting without section', p.section_number::VARCHAR
FROM search_postings AS p
ANTI JOIN search_sections AS n ON n.section_number = p.section_number
