-- One row per place inside a work that others refer to, most cited first.
--
-- key: work_id, pinpoint
-- sort: citing_work_count DESC, citation_count DESC
-- columns:
--   work_id: The work referred to.
--   number: Its number as printed.
--   name: Its name, if it is cited by name.
--   pinpoint: The place: dieu:12/khoan:2; a range stays one place: dieu:3..dieu:7.
--   citing_work_count: Works whose text refers to the place.
--   citation_count: References to the place, over all captures.
-- caveats: References of a work to its own articles don't count.
WITH places AS (
    SELECT
        target_work_id AS work_id, source_work_id,
        trim(unnest(string_split(pinpoint, ';'))) AS pinpoint
    FROM document_links
    WHERE pinpoint IS NOT NULL AND target_work_id IS NOT NULL AND status <> 'self'
)
SELECT
    w.work_id, w.number, w.name, p.pinpoint,
    count(DISTINCT p.source_work_id)::INTEGER AS citing_work_count,
    count(*)::INTEGER AS citation_count
FROM places AS p
JOIN works AS w USING (work_id)
WHERE p.pinpoint <> ''
GROUP BY ALL
