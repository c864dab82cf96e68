-- What the captured text says at each span of sections, citations and witnesses. kind tells them apart: section_text,
-- section_begin (its first 2000 characters), citation, witness.
--
-- columns:
--   kind: section_text, section_begin, citation or witness.
--   id: section_id, citation_id, or document_id and ordinal of the witness.
--   printed: The characters of the span.
-- caveats: Texts are cut into pieces of 500 characters first: substring walks a text from its start, which is slow for
--     thousands of spans in one long text.
CREATE OR REPLACE MACRO printed_spans() AS TABLE
WITH spans AS (
    SELECT 'section_text' AS kind, section_id AS id, document_id, text_start AS span_start, text_end AS span_end
    FROM sections
    UNION ALL
    SELECT 'section_begin', section_id, document_id, span_start, least(span_end, span_start + 2000)
    FROM sections
    WHERE label IS NOT NULL OR heading IS NOT NULL
    UNION ALL
    SELECT 'citation', citation_id, document_id, span_start, span_end FROM citations
    UNION ALL
    SELECT 'witness', document_id || ' ' || ordinal, document_id, span_start, span_end FROM field_evidence
),
cut AS (
    SELECT d.document_id, regexp_extract_all(c.text, '(?s).{1,500}') AS pieces
    FROM documents AS d
    JOIN captures AS c USING (capture_id)
),
pieces AS (
    SELECT document_id, unnest(pieces) AS piece, generate_subscripts(pieces, 1) - 1 AS piece_number FROM cut
),
touched AS (
    SELECT *, unnest(range(span_start // 500, (span_end - 1) // 500 + 1)) AS piece_number
    FROM spans
    WHERE span_start < span_end
)
SELECT
    t.kind, t.id,
    substring(
        string_agg(p.piece, '' ORDER BY p.piece_number), (t.span_start % 500 + 1)::BIGINT, (t.span_end - t.span_start)::BIGINT
    ) AS printed
FROM touched AS t
JOIN pieces AS p USING (document_id, piece_number)
GROUP BY t.kind, t.id, t.span_start, t.span_end;
