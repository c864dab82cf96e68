-- No Party or State document is older than the Party (1930) or dated after 2100: what is, was read wrongly.
--
-- shown on: documents
-- when it fails: day, month and year were swapped or a digit is lost; see field_evidence of the document.
WITH dates AS (
    SELECT 'documents' AS table_name, document_id AS id, 'issue_date' AS column_name, issue_date AS value FROM documents
    UNION ALL
    SELECT 'documents', document_id, 'effective_date', effective_date FROM documents
    UNION ALL
    SELECT 'citations', citation_id, 'issue_date', issue_date FROM citations
    UNION ALL
    SELECT 'related_links', link_id, 'issue_date', issue_date FROM related_links
    UNION ALL
    SELECT 'related_links', link_id, 'effective_date', effective_date FROM related_links
)
SELECT * FROM dates WHERE value NOT BETWEEN DATE '1930-02-03' AND DATE '2100-12-31'
