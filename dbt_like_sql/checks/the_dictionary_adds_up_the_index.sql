-- Each word of the index is in the dictionary, which counts it as often as the index says, and as there are places.
--
-- shown on: search_terms
-- when it fails: one of the models is older than the other.
SELECT coalesce(t.term, p.term) AS term, t.occurrence_count, p.posted_count, p.place_count
FROM search_terms AS t
FULL JOIN (
    SELECT term, folded_term, sum(occurrence_count) AS posted_count, sum(len(section_numbers)) AS place_count
    FROM search_postings
    GROUP BY term, folded_term
) AS p ON p.term = t.term AND p.folded_term = t.folded_term
WHERE t.occurrence_count IS DISTINCT FROM p.posted_count OR p.posted_count IS DISTINCT FROM p.place_count
