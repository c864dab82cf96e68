-- Counts by parent and by system, summed up, are the number of works.
--
-- shown on: directives_by_parent_year
-- when it fails: a join of the rollup multiplied or dropped rows.
WITH counts AS (
    SELECT 'directives_by_parent_year' AS model, sum(captured_count) AS captured, sum(cited_only_count) AS cited_only
    FROM directives_by_parent_year
    UNION ALL
    SELECT 'directives_by_system_year', sum(captured_count), sum(cited_only_count) FROM directives_by_system_year
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
