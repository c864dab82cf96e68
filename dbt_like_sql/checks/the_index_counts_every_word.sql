-- The index counts the words of each section: of some ten thousand sections, all of them where there are fewer.
--
-- shown on: search_postings
-- when it fails: sections were split into words in two ways, or a model is older than the sections.
WITH sampling AS (
    SELECT 1 + count(*) // 10000 AS step FROM search_sections
),
looked_at AS MATERIALIZED (
    SELECT section_number, document_id, ordinal
    FROM search_sections
    WHERE section_number % (SELECT step FROM sampling) = 0
),
said AS (
    SELECT section_number, count(*) AS word_count
    FROM (
        SELECT l.section_number, unnest(words_of(concat_ws(' ', s.heading, s.text))) AS word
        FROM looked_at AS l
        JOIN sections AS s ON s.document_id = l.document_id AND s.ordinal = l.ordinal
    )
    WHERE word <> ''
    GROUP BY section_number
),
posted AS (
    SELECT section_number, count(*) AS posted_count
    FROM (SELECT unnest(section_numbers) AS section_number FROM search_postings)
    WHERE section_number % (SELECT step FROM sampling) = 0
    GROUP BY section_number
)
SELECT coalesce(s.section_number, p.section_number) AS section_number, s.word_count, p.posted_count
FROM said AS s
FULL JOIN (SELECT * FROM posted SEMI JOIN looked_at USING (section_number)) AS p ON p.section_number = s.section_number
WHERE s.word_count IS DISTINCT FROM p.posted_count
