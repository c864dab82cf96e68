-- A work's references to itself have status self and count for no one.
--
-- shown on: document_links
-- when it fails: most_cited counts self references.
SELECT link_id, source_work_id, target_work_id, status
FROM document_links
WHERE source_work_id = target_work_id AND status <> 'self'
