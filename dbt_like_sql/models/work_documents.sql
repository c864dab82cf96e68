-- One row per captured document: the work that it is a capture of.
--
-- key: document_id
-- columns:
--   work_id: The work.
--   document_id: The captured document.
--   is_best: The capture of this work that says most: the most metadata, then the longest body, then the smallest id.
WITH filled AS (
    SELECT
        document_id, section_count,
        (number_key IS NOT NULL)::INTEGER + (document_type IS NOT NULL)::INTEGER + (issue_date IS NOT NULL)::INTEGER
        + (issuing_body_id IS NOT NULL)::INTEGER + (subject IS NOT NULL)::INTEGER + (signer IS NOT NULL)::INTEGER
        + (effective_date IS NOT NULL)::INTEGER AS known_count
    FROM documents
)
SELECT
    r.work_id, r.document_id,
    row_number() OVER (
        PARTITION BY r.work_id ORDER BY f.known_count DESC, f.section_count DESC, r.document_id
    ) = 1 AS is_best
FROM resolutions AS r
JOIN filled AS f USING (document_id)
WHERE r.origin = 'document'
