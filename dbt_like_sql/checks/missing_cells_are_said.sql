-- A row of the related table with an empty cell is marked by an issue missing_cells: an analyst must not read the gap
-- as knowledge.
--
-- shown on: related_links
-- when it fails: the parser met a short row and did not say so.
SELECT l.link_id, l.number, l.subject, l.issue_date, l.effective_date, l.file_url
FROM related_links AS l
ANTI JOIN issues AS i ON i.document_id = l.document_id AND i.code = 'missing_cells'
WHERE l.kind = 'other_document'
AND (l.number IS NULL OR l.subject IS NULL OR l.issue_date IS NULL OR l.effective_date IS NULL OR l.file_url IS NULL)
