-- One row per work: from when to when it was in force, as far as effective dates, repeals and replacements that were
-- captured say.
--
-- key: work_id
-- columns:
--   work_id: The work.
--   in_force_from: First day in force; NULL where neither a capture nor the table laws says.
--   in_force_to: First day no longer in force; NULL where nothing ended it, or where the day is not known.
--   ended_by_work_id: The work that repealed or replaced all of it; the earliest, if there are several.
--   ended_how: repeals or replaces.
--   partly_ended: Places in it that were repealed or replaced, with the day: dieu:5 from 2020-01-01 (or from unknown).
-- caveats: Only references with a sure target count. Whatever ended a work takes effect on its own effective date.
--     Silence is not proof: a work whose repeal was not captured seems to be in force.
WITH begins AS (
    SELECT w.work_id, coalesce(w.effective_date, l.effective_date) AS in_force_from
    FROM works AS w
    LEFT JOIN laws AS l ON act_key(l.number_key) = w.number_key
),
ends AS (
    SELECT
        target_work_id AS work_id, source_work_id AS by_work_id, pinpoint,
        CASE WHEN relation = 'replaces' THEN 'replaces' ELSE 'repeals' END AS how
    FROM document_links
    WHERE relation IN ('repeals', 'replaces') AND status IN ('resolved', 'dangling')
    AND zone IN ('title', 'body', 'appendix')
    UNION
    SELECT
        l.source_work_id, l.target_work_id, NULL,
        CASE WHEN l.relation = 'replaced_by' THEN 'replaces' ELSE 'repeals' END
    FROM document_links AS l
    JOIN work_documents AS own USING (document_id)
    WHERE l.relation IN ('replaced_by', 'repealed') AND l.status IN ('resolved', 'dangling')
    AND l.zone IN ('title', 'body', 'appendix') AND l.source_work_id <> own.work_id
),
dated AS (
    SELECT e.*, b.in_force_from AS on_date
    FROM ends AS e
    JOIN begins AS b ON b.work_id = e.by_work_id
    WHERE e.work_id IS NOT NULL
),
whole AS (
    SELECT
        work_id,
        min_by(by_work_id, (coalesce(on_date, DATE '9999-12-31'), by_work_id)) AS ended_by_work_id,
        min_by(how, (coalesce(on_date, DATE '9999-12-31'), by_work_id, how)) AS ended_how,
        min(on_date) AS in_force_to
    FROM dated
    WHERE pinpoint IS NULL
    GROUP BY work_id
),
partly AS (
    SELECT
        work_id,
        list(DISTINCT pinpoint || ' from ' || coalesce(on_date::VARCHAR, 'unknown')
            ORDER BY pinpoint || ' from ' || coalesce(on_date::VARCHAR, 'unknown')) AS partly_ended
    FROM dated
    WHERE pinpoint IS NOT NULL
    GROUP BY work_id
)
SELECT
    b.work_id, b.in_force_from, e.in_force_to, e.ended_by_work_id, e.ended_how,
    coalesce(p.partly_ended, []) AS partly_ended
FROM begins AS b
LEFT JOIN whole AS e USING (work_id)
LEFT JOIN partly AS p USING (work_id)
