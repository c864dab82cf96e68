-- Where the ISO text of a date gives a day, the DATE is that day; where it does not, the DATE is NULL.
--
-- shown on: documents
-- when it fails: the two columns were filled from different witnesses.
WITH dates AS (
    SELECT document_id AS id, 'issue_date' AS column_name, issue_date AS value, issue_date_text AS text FROM documents
    UNION ALL
    SELECT document_id, 'effective_date', effective_date, effective_date_text FROM documents
    UNION ALL
    SELECT citation_id, 'issue_date', issue_date, issue_date_text FROM citations
)
SELECT * FROM dates WHERE value::VARCHAR IS DISTINCT FROM CASE WHEN length(text) = 10 THEN text END
