-- Spans point into captures.text, so each parsed capture has it; duplicates and refused items repeat none.
--
-- shown on: captures
-- when it fails: the capture step dropped a text, or kept one that nothing points into.
SELECT capture_id, path, status, byte_length
FROM (SELECT capture_id, path, status, coalesce(strlen(text), 0) AS byte_length FROM captures)
WHERE (status = 'parsed') <> (byte_length > 0)
