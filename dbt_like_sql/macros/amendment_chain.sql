-- What amended, replaced or repealed a work, and what did so to these in turn: FROM amendment_chain('15/2011/NĐ-CP').
-- The work is given by its number, its number_key, its name or its work_id.
--
-- columns:
--   depth: 1 for what changed the work itself, 2 for what changed that, at most 20.
--   work_id: The work that changes.
--   number: Its number as printed.
--   document_type: Its type.
--   issuing_body: Its issuing body.
--   in_force_from: First day in force; NULL where no capture says.
--   relation: amends, replaces or repeals.
--   changed_work_id: The work that is changed.
--   changed_number: Its number as printed.
--   pinpoints: The places in it that are changed; empty where the whole is meant.
-- caveats: Only changes that captured documents speak of in their own text.
CREATE OR REPLACE MACRO amendment_chain(work) AS TABLE
WITH RECURSIVE changes AS (
    SELECT
        target_work_id AS changed_work_id, source_work_id AS work_id, relation,
        coalesce(list(DISTINCT pinpoint ORDER BY pinpoint) FILTER (pinpoint IS NOT NULL), []) AS pinpoints
    FROM document_links
    WHERE status IN ('resolved', 'dangling') AND relation IN ('amends', 'replaces', 'repeals')
    AND zone NOT IN ('related_table', 'listing', 'news')
    GROUP BY ALL
),
chain AS (
    SELECT w.work_id, 0 AS depth
    FROM works AS w
    WHERE work IN (w.number, w.number_key, w.name, w.work_id)
    UNION
    SELECT c.work_id, p.depth + 1
    FROM chain AS p
    JOIN changes AS c ON c.changed_work_id = p.work_id
    WHERE p.depth < 20
)
SELECT
    p.depth + 1 AS depth, c.work_id, w.number, w.document_type, w.issuing_body, v.in_force_from, c.relation,
    c.changed_work_id, t.number AS changed_number, c.pinpoints
FROM (SELECT work_id, min(depth) AS depth FROM chain GROUP BY work_id) AS p
JOIN changes AS c ON c.changed_work_id = p.work_id
JOIN works AS w ON w.work_id = c.work_id
JOIN works AS t ON t.work_id = c.changed_work_id
JOIN validity AS v ON v.work_id = c.work_id
ORDER BY p.depth, v.in_force_from, w.number, t.number, c.relation;
