-- Source and target of a link are works, and its status is what the target is.
--
-- shown on: document_links
-- when it fails: document_links and works were built from different data; build all models again.
SELECT l.link_id, l.status, l.source_work_id, l.target_work_id, t.is_captured, len(l.candidate_work_ids) AS candidates
FROM document_links AS l
LEFT JOIN works AS s ON s.work_id = l.source_work_id
LEFT JOIN works AS t ON t.work_id = l.target_work_id
WHERE (l.source_work_id IS NOT NULL AND s.work_id IS NULL)
OR (l.target_work_id IS NOT NULL AND t.work_id IS NULL)
OR (l.status = 'resolved' AND t.is_captured IS NOT TRUE)
OR (l.status = 'dangling' AND t.is_captured)
OR (l.status = 'ambiguous') <> (len(l.candidate_work_ids) > 1)
