-- A work exists because a capture or a reference means it.
--
-- shown on: works
-- when it fails: a work was made of an identity that nothing resolves to.
SELECT work_id, number, name
FROM works
WHERE captured_count + reference_count = 0 OR is_captured <> (captured_count > 0)
