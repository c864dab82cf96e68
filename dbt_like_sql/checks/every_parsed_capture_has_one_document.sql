-- A capture is parsed if and only if exactly one document was read from it.
--
-- shown on: documents
-- when it fails: the named capture lost its document, has two, or has one though it was rejected; parse it alone.
SELECT c.capture_id, c.path, c.status, count(d.document_id) AS document_count
FROM captures AS c
LEFT JOIN documents AS d USING (capture_id)
GROUP BY ALL
HAVING count(d.document_id) <> (c.status = 'parsed')::INTEGER
