-- Every work and whether it was in force on a day: FROM in_force(DATE '2020-01-01') WHERE status = 'in_force'.
--
-- columns:
--   work_id: The work.
--   number: Its number as printed.
--   document_type: Its type.
--   issuing_body: Its issuing body.
--   status: in_force, not_yet (issued to hold from a later day), ended, or unknown.
--   in_force_from: First day in force.
--   in_force_to: First day no longer in force.
--   ended_by_work_id: The work that ended it.
--   partly_ended: Places in it that were repealed or replaced, with the day.
-- caveats: unknown: no capture says from when it holds, or when what ended it took effect. See validity.
CREATE OR REPLACE MACRO in_force(day) AS TABLE
SELECT
    v.work_id, w.number, w.document_type, w.issuing_body,
    CASE
        WHEN v.in_force_to <= day THEN 'ended'
        WHEN v.in_force_from > day THEN 'not_yet'
        WHEN v.in_force_from IS NULL OR (v.ended_by_work_id IS NOT NULL AND v.in_force_to IS NULL) THEN 'unknown'
        ELSE 'in_force'
    END AS status,
    v.in_force_from, v.in_force_to, v.ended_by_work_id, v.partly_ended
FROM validity AS v
JOIN works AS w USING (work_id);
