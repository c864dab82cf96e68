-- The documents in the order of the page, newest first: `place` is a document's number in every file of the page.
CREATE OR REPLACE TEMP TABLE shown AS
SELECT
    (row_number() OVER (ORDER BY d.issue_date_text DESC NULLS LAST, d.document_id) - 1)::INTEGER AS place,
    d.document_id, w.work_id
FROM documents AS d
LEFT JOIN work_documents AS w USING (document_id)
