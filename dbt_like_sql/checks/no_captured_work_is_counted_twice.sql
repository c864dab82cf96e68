-- The counts by body and by type, summed up, are the number of works.
--
-- shown on: directives_by_body_year
-- when it fails: a join multiplied or dropped works; the counts can't be published.
WITH counts AS (
    SELECT 'directives_by_body_year' AS model, sum(captured_count) AS captured, sum(cited_only_count) AS cited_only
    FROM directives_by_body_year
    UNION ALL
    SELECT 'documents_by_type_year', sum(captured_count), sum(cited_only_count) FROM documents_by_type_year
),
works_counted AS (
    SELECT
        count(*) FILTER (is_captured) AS captured_works,
        count(*) FILTER (NOT is_captured) AS cited_only_works
    FROM works
)
SELECT *
FROM counts
CROSS JOIN works_counted
WHERE coalesce(captured, 0) <> captured_works OR coalesce(cited_only, 0) <> cited_only_works
