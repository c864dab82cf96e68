-- Each document belongs to exactly one work: none is lost, none is counted twice.
--
-- shown on: work_documents
-- when it fails: the identity of the named document was not resolved; see witnesses and identities.
SELECT d.document_id, count(w.work_id) AS work_count
FROM documents AS d
LEFT JOIN work_documents AS m USING (document_id)
LEFT JOIN works AS w ON w.work_id = m.work_id
GROUP BY d.document_id
HAVING count(w.work_id) <> 1
