-- Each section has a number in the index, and each posting leads to a section of its block.
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
-- Numbers are ascending, so the first and the last of a list bound it.
SELECT 'posting out of its block', p.block || ' ' || p.term
FROM search_postings AS p
LEFT JOIN (
    SELECT block, min(section_number) AS first_number, max(section_number) AS last_number
    FROM search_sections
    GROUP BY block
) AS b USING (block)
WHERE NOT coalesce(p.section_numbers[1] >= b.first_number AND p.section_numbers[-1] <= b.last_number, false)
