-- What the captured text says at each span of sections, citations and witnesses. kind tells them apart: section_text,
-- section_begin (ten characters more than label and heading), citation, witness.
--
-- columns:
--   kind: section_text, section_begin, citation or witness.
--   id: section_id, citation_id, or document_id and ordinal of the witness.
--   printed: The characters of the span.
-- caveats: Texts are cut into lines, and long ones of these into pieces of 1000 characters: substring walks a text from
--     its start, which is slow for thousands of spans in one long text. A place is 256 characters of a text: spans and
--     pieces meet where they touch the same one.
CREATE OR REPLACE MACRO printed_spans() AS TABLE
WITH spans AS (
    SELECT 'section_text' AS kind, section_id AS id, document_id, text_start AS span_start, text_end AS span_end
    FROM sections
    WHERE in_part(document_id)
    UNION ALL
    SELECT
        'section_begin', section_id, document_id, span_start,
        least(span_end, span_start + 10 + coalesce(length(label), 0) + coalesce(length(heading), 0))
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
    SELECT d.document_id, c.text, unnest(range((length(c.text) + 39999) // 40000)) AS block_number
    FROM documents AS d
    JOIN captures AS c USING (capture_id)
    WHERE in_part(d.document_id) AND in_part(c.content_hash)
),
blocks AS (
    SELECT
        document_id, block_number,
        CASE
            WHEN length(text) <= 40000 THEN string_split(text, chr(10))
            ELSE string_split(substring(text, block_number * 40000 + 1, 40000), chr(10))
        END AS lines
    FROM texts
),
split AS (
    SELECT
        document_id, block_number, len(lines) - 1 AS last_number, unnest(range(len(lines))) AS line_number,
        unnest(lines) AS line
    FROM blocks
),
lines AS (
    SELECT
        document_id, block_number, line_number,
        CASE WHEN line_number < last_number THEN line || chr(10) ELSE line END AS line
    FROM split
),
cut AS (
    SELECT *, unnest(range((length(line) + 999) // 1000)) AS cut_number FROM lines
),
cuttings AS (
    SELECT
        document_id, block_number, line_number, cut_number,
        CASE WHEN length(line) <= 1000 THEN line ELSE substring(line, cut_number * 1000 + 1, 1000) END AS piece
    FROM cut
),
pieces AS (
    SELECT
        document_id, piece,
        sum(length(piece)) OVER (PARTITION BY document_id ORDER BY block_number, line_number, cut_number)::BIGINT
            AS piece_end
    FROM cuttings
),
placed AS MATERIALIZED (
    SELECT
        document_id, piece, piece_end - length(piece) AS piece_start, piece_end,
        unnest(range((piece_end - length(piece)) // 256, (piece_end - 1) // 256 + 1)) AS place
    FROM pieces
),
begun AS MATERIALIZED (
    SELECT
        s.kind, s.id, s.document_id, s.span_start, s.span_end, s.span_end <= p.piece_end AS is_whole,
        substring(p.piece, s.span_start - p.piece_start + 1, s.span_end - s.span_start) AS printed
    FROM (SELECT *, (span_start // 256)::BIGINT AS place FROM spans WHERE span_start < span_end) AS s
    JOIN placed AS p
        ON p.document_id = s.document_id AND p.place = s.place
        AND p.piece_start <= s.span_start AND p.piece_end > s.span_start
),
longer AS (
    SELECT *, unnest(range(span_start // 256, (span_end - 1) // 256 + 1)) AS place FROM begun WHERE NOT is_whole
)
SELECT kind, id, printed
FROM begun
WHERE is_whole
UNION ALL
SELECT
    s.kind, s.id,
    substring(
        string_agg(p.piece, '' ORDER BY p.piece_start), s.span_start - min(p.piece_start) + 1, s.span_end - s.span_start
    )
FROM longer AS s
JOIN placed AS p
    ON p.document_id = s.document_id AND p.place = s.place
    AND p.piece_start < s.span_end AND p.piece_end > s.span_start
    -- Once a piece, in the first place that it shares with the span.
    AND p.place = greatest(p.piece_start, s.span_start) // 256
GROUP BY s.kind, s.id, s.span_start, s.span_end;
