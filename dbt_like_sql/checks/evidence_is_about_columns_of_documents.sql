-- The field of a witness is a column of documents; a page also witnesses its address and when it was published.
--
-- shown on: field_evidence
-- when it fails: a field was renamed in one place only.
SELECT DISTINCT e.field
FROM field_evidence AS e
WHERE e.field NOT IN (SELECT column_name FROM duckdb_columns() WHERE table_name = 'documents')
AND NOT (e.zone = 'page_metadata' AND e.field IN ('url', 'published_time'))
