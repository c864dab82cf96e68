-- An issue's document was read from the issue's capture.
--
-- shown on: issues
-- when it fails: issues of two captures were mixed up when shards were joined.
SELECT i.capture_id, i.ordinal, i.document_id, d.capture_id AS capture_of_document
FROM issues AS i
JOIN documents AS d USING (document_id)
WHERE i.capture_id <> d.capture_id
