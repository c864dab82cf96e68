-- The postings of a word add up to its occurrences, and each posting is of a word of the dictionary.
--
-- shown on: search_postings
-- when it fails: sections were split into words in two ways, or one of the models is older than the other.
SELECT coalesce(t.term_id, p.term_id) AS term_id, t.term, t.occurrence_count, p.posted_count
FROM search_terms AS t
FULL JOIN (
    SELECT term_id, sum(frequency) AS posted_count FROM search_postings GROUP BY term_id
) AS p ON p.term_id = t.term_id
WHERE t.occurrence_count IS DISTINCT FROM p.posted_count
