-- validity says something of each work, if only that nothing is known.
--
-- shown on: validity
-- when it fails: in_force(date) leaves works out in silence.
SELECT w.work_id, w.number
FROM works AS w
ANTI JOIN validity AS v USING (work_id)
