-- A section's label and heading are printed at its beginning, but for blanks, capitals and marks of bold type.
--
-- shown on: sections
-- when it fails: a label or heading was made up or taken from a neighbour.
WITH folded AS (
    SELECT
        s.section_id, s.label, s.heading, left(p.printed, 80) AS begins,
        regexp_replace(lower(p.printed), '[\s\x{a0}*_#|]{1,100}', '', 'g') AS printed_key,
        regexp_replace(lower(coalesce(s.label, '')), '[\s\x{a0}*_#|]{1,100}', '', 'g') AS label_key,
        regexp_replace(lower(coalesce(s.heading, '')), '[\s\x{a0}*_#|]{1,100}', '', 'g') AS heading_key
    FROM sections AS s
    JOIN printed_spans() AS p ON p.kind = 'section_begin' AND p.id = s.section_id
)
SELECT section_id, label, heading, begins
FROM folded
WHERE NOT contains(printed_key, label_key) OR NOT contains(printed_key, heading_key)
