-- The parser never fails on a text, whatever it holds: a capture that broke it is rejected as parser_error.
--
-- shown on: captures
-- when it fails: run `vanban parse` on the file under raw/ to see the fault, and report it with the file.
SELECT capture_id, path, status, reason
FROM captures
WHERE reason = 'parser_error'
