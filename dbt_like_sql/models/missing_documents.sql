-- One row per work that is cited or listed but not captured, most wanted first: the list to collect from.
--
-- key: work_id
-- sort: citing_work_count DESC, reference_count DESC
-- columns:
--   work_id: The work.
--   number: Its number as printed.
--   name: Its name, if it is cited by name.
--   document_type: Its type.
--   issuing_body: Its issuing body.
--   issue_date: Its date of issue, if a reference gives it.
--   year: Its year of issue.
--   is_dated: Its identity holds a year or date; without, it may be several documents.
--   citing_work_count: Works whose own text refers to it.
--   reference_count: All references to it, also in related tables and news.
--   citing_bodies: Names of the bodies whose documents refer to it.
--   example_link_id: A reference to it: the first by id.
WITH wanted AS (
    SELECT
        l.target_work_id AS work_id, count(*)::INTEGER AS reference_count,
        list(DISTINCT s.issuing_body ORDER BY s.issuing_body)
            FILTER (s.issuing_body IS NOT NULL AND l.zone NOT IN ('related_table', 'listing', 'news')) AS citing_bodies,
        min(l.link_id) AS example_link_id
    FROM document_links AS l
    LEFT JOIN works AS s ON s.work_id = l.source_work_id
    WHERE l.status = 'dangling' AND l.target_work_id IS NOT NULL
    GROUP BY l.target_work_id
)
SELECT
    w.work_id, w.number, w.name, w.document_type, w.issuing_body, w.issue_date, w.year, w.is_dated,
    c.citing_work_count, m.reference_count, coalesce(m.citing_bodies, []) AS citing_bodies, m.example_link_id
FROM wanted AS m
JOIN works AS w USING (work_id)
JOIN most_cited AS c USING (work_id)
WHERE NOT w.is_captured
