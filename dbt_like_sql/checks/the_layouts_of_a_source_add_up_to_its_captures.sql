-- Each capture is counted once in source_quality.
--
-- shown on: source_quality
-- when it fails: a capture has two documents, or a join dropped one.
SELECT c.source, c.capture_count, q.captured_count
FROM (SELECT source, count(*) AS capture_count FROM captures GROUP BY source) AS c
LEFT JOIN (SELECT source, sum(captured_count) AS captured_count FROM source_quality GROUP BY source) AS q USING (source)
WHERE c.capture_count IS DISTINCT FROM q.captured_count
