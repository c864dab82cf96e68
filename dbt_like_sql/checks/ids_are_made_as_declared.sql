-- Ids can be computed by others: hex of a hash, document_id#path, document_id@ordinal, document_id+ordinal.
--
-- shown on: documents
-- when it fails: an id is made in another way than tables.py says; ids would not be stable between releases.
SELECT 'captures' AS table_name, capture_id AS id FROM captures WHERE NOT regexp_full_match(capture_id, '[0-9a-f]{20}')
UNION ALL
SELECT 'documents', document_id FROM documents WHERE NOT regexp_full_match(document_id, '[0-9a-f]{20}')
UNION ALL
SELECT 'sections', section_id FROM sections WHERE section_id <> document_id || '#' || path
UNION ALL
SELECT 'citations', citation_id FROM citations WHERE citation_id <> document_id || '@' || ordinal
UNION ALL
SELECT 'related_links', link_id FROM related_links WHERE link_id <> document_id || '+' || ordinal
