-- Rows of a document are numbered 0, 1, 2 and so on in every table: a gap is a lost row.
--
-- shown on: sections
-- when it fails: a row of the named document was dropped between parser and table.
WITH ordinals AS (
    SELECT 'sections' AS table_name, document_id AS id, ordinal FROM sections
    UNION ALL
    SELECT 'citations', document_id, ordinal FROM citations
    UNION ALL
    SELECT 'related_links', document_id, ordinal FROM related_links
    UNION ALL
    SELECT 'signatures', document_id, ordinal FROM signatures
    UNION ALL
    SELECT 'field_evidence', document_id, ordinal FROM field_evidence
    UNION ALL
    SELECT 'document_issuers', document_id, ordinal FROM document_issuers
    UNION ALL
    SELECT 'issues', capture_id, ordinal FROM issues
)
SELECT table_name, id, count(*) AS row_count, min(ordinal) AS first_ordinal, max(ordinal) AS last_ordinal
FROM ordinals
GROUP BY table_name, id
HAVING min(ordinal) <> 0 OR max(ordinal) <> count(*) - 1
