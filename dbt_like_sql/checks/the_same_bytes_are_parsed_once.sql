-- Two captures of the same bytes are one document: counting both would count a directive twice.
--
-- shown on: captures
-- when it fails: the later capture should have status duplicate and name the first.
SELECT content_hash, count(*) AS parsed_count, min(path) AS first_path, max(path) AS last_path
FROM captures
WHERE status = 'parsed'
GROUP BY content_hash
HAVING count(*) > 1
