-- The same printed number gives the same key in documents, citations and related links.
--
-- shown on: documents
-- when it fails: two places fold numbers differently; citations of this number miss their document.
WITH numbers AS (
    SELECT number, number_key FROM documents
    UNION ALL
    SELECT number, number_key FROM citations
    UNION ALL
    SELECT number, number_key FROM related_links
)
SELECT number, list(DISTINCT number_key ORDER BY number_key) AS number_keys
FROM numbers
WHERE number IS NOT NULL
GROUP BY number
HAVING count(DISTINCT number_key) > 1
