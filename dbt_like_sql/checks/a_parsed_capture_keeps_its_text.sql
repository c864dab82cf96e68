-- Spans point into captures.text, so each parsed capture has it; duplicates and refused items repeat none.
--
-- shown on: captures
-- when it fails: the capture step dropped a text, or kept one that nothing points into.
SELECT capture_id, path, status, length(text) AS text_length
FROM captures
WHERE (status = 'parsed') <> (coalesce(text, '') <> '')
