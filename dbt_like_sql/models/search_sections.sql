-- One row per section, numbered for the search index.
--
-- key: section_number
-- columns:
--   section_number: Number of the section from 0, along documents and, within one, along their text.
--   block: Part of the index that its words are in: some 262,144 sections, those of a document together.
--   document_id: The document.
--   ordinal: Place of the section in it, as in sections.
--   character_count: Length of heading and own text, code points.
WITH offsets AS (
    SELECT document_id, (sum(height) OVER (ORDER BY document_id) - height)::BIGINT AS first_number
    FROM (SELECT document_id, max(ordinal) + 1 AS height FROM sections GROUP BY document_id)
)
SELECT
    o.first_number + s.ordinal AS section_number, (o.first_number // 262144)::INTEGER AS block, s.document_id, s.ordinal,
    (s.text_end - s.text_start + coalesce(length(s.heading), 0))::INTEGER AS character_count
FROM sections AS s
JOIN offsets AS o USING (document_id)
