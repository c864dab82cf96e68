-- Every span begins before it ends, inside the text of its capture.
--
-- shown on: sections
-- when it fails: offsets were counted in another text than the stored one.
WITH spans AS (
    SELECT 'sections' AS table_name, section_id AS id, document_id, span_start, span_end FROM sections
    UNION ALL
    SELECT 'citations', citation_id, document_id, span_start, span_end FROM citations
    UNION ALL
    SELECT 'related_links', link_id, document_id, span_start, span_end FROM related_links
    UNION ALL
    SELECT 'signatures', document_id || ' ' || ordinal, document_id, span_start, span_end FROM signatures
    UNION ALL
    SELECT 'field_evidence', document_id || ' ' || ordinal, document_id, span_start, span_end FROM field_evidence
    UNION ALL
    SELECT 'issues', capture_id || ' ' || ordinal, document_id, span_start, span_end FROM issues
    UNION ALL
    SELECT 'documents', document_id, document_id, body_start, body_end FROM documents
),
lengths AS (
    SELECT d.document_id, length(c.text) AS text_length
    FROM documents AS d
    JOIN captures AS c USING (capture_id)
)
SELECT s.table_name, s.id, s.span_start, s.span_end, l.text_length
FROM spans AS s
JOIN lengths AS l USING (document_id)
WHERE s.span_start < 0 OR s.span_end < s.span_start OR s.span_end > l.text_length
OR (s.span_start IS NULL) <> (s.span_end IS NULL)
