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
pieces AS NOT MATERIALIZED (
    SELECT
        (f.first_number + s.ordinal)::INTEGER AS section_number,
        unnest(string_split(concat_ws(' ', s.heading, s.text), ' ')) AS piece
    FROM sections AS s
    JOIN firsts AS f USING (document_id)
),
words AS (
    SELECT piece, name_key(unnest(words_of(piece))) AS term FROM (SELECT DISTINCT piece FROM pieces)
)
SELECT t.term_id, p.section_number, count(*)::INTEGER AS frequency
FROM pieces AS p
JOIN words AS w USING (piece)
JOIN search_terms AS t USING (term)
GROUP BY t.term_id, p.section_number
