-- A duplicate leads to the capture that was kept: same bytes, itself no duplicate.
--
-- shown on: captures
-- when it fails: duplicates were matched by something else than content, or lead to each other.
SELECT a.capture_id, a.path, a.status, a.duplicate_of, b.status AS kept_status
FROM captures AS a
LEFT JOIN captures AS b ON b.capture_id = a.duplicate_of
WHERE (a.status = 'duplicate') <> (a.duplicate_of IS NOT NULL)
OR (a.duplicate_of IS NOT NULL AND (b.status = 'duplicate' OR a.content_hash IS DISTINCT FROM b.content_hash))
