-- What was refused must name the reason, and only what was refused has one.
--
-- shown on: captures
-- when it fails: give the refusal its code in codes.csv (list reject_reason) where the capture is made.
SELECT capture_id, path, status, reason
FROM captures
WHERE (status = 'rejected') <> (reason IS NOT NULL)
