-- One row per word and section that holds it: the inverted index that search() reads. Sorted by word, so that DuckDB
-- reads no more than the words that are asked for.
--
-- key: term_id, section_number
-- columns:
--   term_id: The word, as in search_terms.
--   section_number: The section, as in search_sections.
--   frequency: How often the word stands in it.
WITH firsts AS (
    SELECT document_id, min(section_number - ordinal) AS first_number FROM search_sections GROUP BY document_id
),
spelt AS (
    SELECT term_id, unnest(spellings) AS word FROM search_terms
),
words AS (
    SELECT
        (f.first_number + s.ordinal)::INTEGER AS section_number,
        unnest(words_of(concat_ws(' ', s.heading, s.text))) AS word
    FROM sections AS s
    JOIN firsts AS f USING (document_id)
)
SELECT t.term_id, w.section_number, count(*)::INTEGER AS frequency
FROM words AS w
JOIN spelt AS t USING (word)
GROUP BY t.term_id, w.section_number
