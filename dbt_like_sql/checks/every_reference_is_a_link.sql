-- Each citation outside portal chrome is a link, once, unless a row of the related table says the same.
--
-- shown on: document_links
-- when it fails: a reference was lost on its way into the graph.
WITH wanted AS (
    SELECT citation_id AS id, document_id, zone, number_key FROM citations WHERE zone <> 'chrome'
)
SELECT w.id, w.zone, w.number_key
FROM wanted AS w
ANTI JOIN document_links AS l ON l.link_id = w.id
ANTI JOIN related_links AS r
    ON w.zone = 'related_table' AND r.document_id = w.document_id AND r.number_key = w.number_key
