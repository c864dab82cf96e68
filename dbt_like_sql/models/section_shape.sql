-- One row per type of document and level of sections: how documents of the type are built. Each work is counted once,
-- by its best capture.
--
-- key: document_type, level
-- columns:
--   document_type: Type of document; NULL where it is not known.
--   level: Level of sections.
--   document_count: Documents of the type.
--   with_level_count: Of these, documents that have the level.
--   median_count: Median number of such sections, over documents that have the level.
--   longest_count: Most such sections in one document.
--   median_characters: Median length of a section of this level with all below it, code points.
WITH counted AS (
    SELECT
        w.document_type, s.document_id, s.level, count(*) AS section_count,
        median(s.span_end - s.span_start) AS characters
    FROM sections AS s
    JOIN works AS w ON w.best_document_id = s.document_id
    GROUP BY ALL
),
typed AS (
    SELECT document_type, count(*) AS document_count FROM works WHERE is_captured GROUP BY document_type
)
SELECT
    c.document_type, c.level, any_value(t.document_count)::INTEGER AS document_count,
    count(*)::INTEGER AS with_level_count,
    median(c.section_count)::DOUBLE AS median_count,
    max(c.section_count)::INTEGER AS longest_count,
    median(c.characters)::DOUBLE AS median_characters
FROM counted AS c
JOIN typed AS t ON t.document_type IS NOT DISTINCT FROM c.document_type
GROUP BY c.document_type, c.level
