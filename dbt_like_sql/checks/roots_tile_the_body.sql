-- The roots of preamble and body cover the body from its start to its end: no character of it is lost.
--
-- shown on: sections
-- when it fails: read the text between end_before and span_start, or after the last root: it is in no section.
WITH roots AS (
    SELECT
        s.document_id, s.section_id, s.span_start, s.span_end, d.body_start, d.body_end,
        lag(s.span_end, 1, d.body_start) OVER (PARTITION BY s.document_id ORDER BY s.ordinal) AS end_before,
        lead(s.span_start, 1, d.body_end) OVER (PARTITION BY s.document_id ORDER BY s.ordinal) AS start_after
    FROM sections AS s
    JOIN documents AS d USING (document_id)
    WHERE s.parent_id IS NULL AND s.zone <> 'appendix'
)
SELECT section_id, end_before, span_start, span_end, start_after
FROM roots
WHERE span_start IS DISTINCT FROM end_before OR span_end IS DISTINCT FROM start_after
