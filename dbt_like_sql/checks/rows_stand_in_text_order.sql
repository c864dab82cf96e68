-- Sections, citations and signatures are numbered in the order in which they begin in the text.
--
-- shown on: sections
-- when it fails: the order of the text was lost.
WITH placed AS (
    SELECT 'sections' AS table_name, document_id, ordinal, span_start FROM sections
    UNION ALL
    SELECT 'citations', document_id, ordinal, span_start FROM citations
    UNION ALL
    SELECT 'signatures', document_id, ordinal, span_start FROM signatures
)
SELECT *
FROM (
    SELECT *, lag(span_start) OVER (PARTITION BY table_name, document_id ORDER BY ordinal) AS start_before FROM placed
)
WHERE span_start < start_before
