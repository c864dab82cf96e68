-- The list to collect from holds no work that is there already, and every work that is cited but not captured.
--
-- shown on: missing_documents
-- when it fails: missing_documents and works were built from different data; build all models again.
SELECT w.work_id, w.number, w.is_captured, m.work_id IS NOT NULL AS is_wanted
FROM works AS w
LEFT JOIN missing_documents AS m USING (work_id)
WHERE (w.is_captured AND m.work_id IS NOT NULL)
OR (NOT w.is_captured AND m.work_id IS NULL AND w.work_id IN (
    SELECT target_work_id FROM document_links WHERE status = 'dangling'
))
