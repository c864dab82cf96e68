-- Each section has a number in the index, and each posting leads to a section of its block.
--
-- shown on: search_sections
-- when it fails: search() would miss the section or lead nowhere; ordinals may have gaps or repeats.
WITH bounds AS MATERIALIZED (
    -- Numbers are ascending, so the first and the last of a list bound it. The lists themselves must stay out of the join.
    SELECT block, term, section_numbers[1] AS first_number, section_numbers[-1] AS last_number FROM search_postings
)
SELECT 'section without number' AS fault, s.section_id AS what
FROM sections AS s
ANTI JOIN search_sections AS n ON n.document_id = s.document_id AND n.ordinal = s.ordinal
UNION ALL
SELECT 'number without section', n.section_number::VARCHAR
FROM search_sections AS n
ANTI JOIN sections AS s ON n.document_id = s.document_id AND n.ordinal = s.ordinal
UNION ALL
SELECT 'posting out of its block', p.block || ' ' || p.term
FROM bounds AS p
LEFT JOIN (
    SELECT block, min(section_number) AS first_number, max(section_number) AS last_number
    FROM search_sections
    GROUP BY block
) AS b USING (block)
WHERE NOT coalesce(p.first_number >= b.first_number AND p.last_number <= b.last_number, false)
