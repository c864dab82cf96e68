-- What the captured text says at each span of sections, citations and witnesses. kind tells them apart: section_text,
-- section_begin (a hundred characters more than twice the length of label and heading), citation, witness.
--
-- columns:
--   kind: section_text, section_begin, citation or witness.
--   id: section_id, citation_id, or document_id and ordinal of the witness.
--   printed: The characters of the span.
-- caveats: Texts are cut into blocks and pieces first: substring walks a text from its start, which is slow for
--     thousands of spans in one long text.
CREATE OR REPLACE MACRO printed_spans() AS TABLE
WITH spans AS (
    SELECT 'section_text' AS kind, section_id AS id, document_id, text_start AS span_start, text_end AS span_end
    FROM sections
    WHERE in_part(document_id)
    UNION ALL
    SELECT
        'section_begin', section_id, document_id, span_start,
        least(span_end, span_start + 100 + 2 * (coalesce(length(label), 0) + coalesce(length(heading), 0)))
    FROM sections
    WHERE in_part(document_id) AND (label IS NOT NULL OR heading IS NOT NULL)
    UNION ALL
    SELECT 'citation', citation_id, document_id, span_start, span_end FROM citations
    WHERE in_part(document_id)
    UNION ALL
    SELECT 'witness', document_id || ' ' || ordinal, document_id, span_start, span_end FROM field_evidence
    WHERE in_part(document_id)
),
texts AS (
    SELECT d.document_id, c.text, length(c.text) AS text_length
    FROM documents AS d
    JOIN captures AS c USING (capture_id)
    WHERE in_part(d.document_id)
),
blocks AS (
    SELECT document_id, block_number, substring(text, block_number * 40000 + 1, 40000) AS block
    FROM (SELECT document_id, text, unnest(range((text_length + 39999) // 40000)) AS block_number FROM texts)
),
pieces AS (
    SELECT
        document_id, block_number * 20 + place AS piece_number, substring(block, place * 2000 + 1, 2000) AS piece
    FROM (SELECT *, unnest(range((length(block) + 1999) // 2000)) AS place FROM blocks)
),
placed AS (
    SELECT *, span_start // 2000 AS first_piece, (span_end - 1) // 2000 AS last_piece
    FROM spans
    WHERE span_start < span_end
),
touched AS (
    SELECT *, unnest(range(first_piece, last_piece + 1)) AS piece_number FROM placed WHERE first_piece < last_piece
)
SELECT
    t.kind, t.id,
    substring(p.piece, (t.span_start % 2000 + 1)::BIGINT, (t.span_end - t.span_start)::BIGINT) AS printed
FROM placed AS t
JOIN pieces AS p ON p.document_id = t.document_id AND p.piece_number = t.first_piece
WHERE t.first_piece = t.last_piece
UNION ALL
SELECT
    t.kind, t.id,
    substring(
        string_agg(p.piece, '' ORDER BY p.piece_number), (t.span_start % 2000 + 1)::BIGINT,
        (t.span_end - t.span_start)::BIGINT
    )
FROM touched AS t
JOIN pieces AS p USING (document_id, piece_number)
GROUP BY t.kind, t.id, t.span_start, t.span_end;
