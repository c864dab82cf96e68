-- An act that was repealed before it took effect is rare: more often a date or a repeal was read wrongly.
--
-- shown on: validity
-- severity: warning
-- when it fails: read the reference of the ending work, and both effective dates in field_evidence.
SELECT work_id, in_force_from, in_force_to, ended_by_work_id, ended_how
FROM validity
WHERE in_force_to < in_force_from
