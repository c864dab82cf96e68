-- A section's label and heading are printed at its beginning, but for blanks, dashes, capitals and marks of type and links.
--
-- shown on: sections
-- in parts: documents
-- when it fails: a label or heading was made up or taken from a neighbour.
WITH said AS (
    SELECT section_id, document_id, span_start, span_end, label, heading
    FROM sections
    WHERE in_part(document_id) AND (label IS NOT NULL OR heading IS NOT NULL)
),
-- Nearly all stand there just so. The others are folded, with more of the text, which costs twenty times as much.
doubtful AS MATERIALIZED (
    SELECT s.*, d.capture_id
    FROM said AS s
    LEFT JOIN printed_spans() AS p ON p.kind = 'section_begin' AND p.id = s.section_id
    JOIN documents AS d USING (document_id)
    WHERE p.printed IS NULL
    OR NOT contains(p.printed, coalesce(s.label, '')) OR NOT contains(p.printed, coalesce(s.heading, ''))
),
begun AS (
    SELECT s.*, substring(c.text, s.span_start + 1, least(s.span_end - s.span_start, 2000)) AS printed
    FROM doubtful AS s
    JOIN captures AS c USING (capture_id)
    WHERE in_part(c.content_hash)
),
folded AS (
    SELECT
        section_id, label, heading, left(printed, 80) AS begins,
        -- A soft hyphen that a dash is printed by stands for one; within words it says nothing.
        starts_with(ltrim(printed), chr(173)) AND label = '-' AS is_soft_dash,
        printed_key(
            regexp_replace(printed, '\]\([^\s]{1,1000}\)|\]\[\d{1,4}\]|\{[.#][^{}]{0,200}\}|<[^<>]{1,400}>', '', 'g')
        ) AS printed_key,
        printed_key(coalesce(label, '')) AS label_key,
        printed_key(coalesce(heading, '')) AS heading_key
    FROM begun
)
SELECT section_id, label, heading, begins
FROM folded
WHERE NOT (contains(printed_key, label_key) OR is_soft_dash) OR NOT contains(printed_key, heading_key)
