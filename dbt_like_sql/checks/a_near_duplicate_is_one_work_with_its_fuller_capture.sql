-- A near-duplicate and the fuller capture of its act belong to one work: directives are not counted twice.
--
-- shown on: near_duplicates
-- when it fails: the witness of the named document does not say what the fuller capture says; see witnesses.
SELECT n.document_id, n.fuller_document_id, n.similarity, a.work_id, b.work_id AS fuller_work_id
FROM near_duplicates AS n
LEFT JOIN work_documents AS a USING (document_id)
LEFT JOIN work_documents AS b ON b.document_id = n.fuller_document_id
WHERE a.work_id IS DISTINCT FROM b.work_id
