-- One row per captured document without a number of its own whose text nearly repeats that of a fuller capture: it is a
-- capture of the same act. Nearly: eight in ten of all groups of five words in either are in both, marks and case aside.
--
-- key: document_id
-- columns:
--   document_id: The document without a number that names it.
--   fuller_document_id: The capture of the same act that says more.
--   similarity: Share of groups of five words in either body that are in both, 0 to 1.
-- caveats: Only documents are compared of whose first twelve units half begin alike, with words that begin units of at
--     most 50 documents. Nothing is joined that contradicts: the fuller capture says all that the other says of type,
--     body and date. A text that nearly repeats acts of several numbers stays alone.
WITH known AS (
    SELECT
        document_id, capture_id, number_key, document_type, body_start, body_end,
        coalesce(issue_date_text, issue_date::VARCHAR) AS date_text,
        CASE
            WHEN issuing_body_id IS NULL OR ends_with(issuing_body_id, '-generic') THEN name_key(issuing_body_printed)
            ELSE issuing_body_id
        END AS body_key,
        number_key IS NULL OR regexp_matches(number_key, '^[0-9]{1,6}[A-ZĐ]?$')
        OR (issuing_body_id IS NULL AND is_local_number(number_key)) AS is_nameless
    FROM documents
),
bodies AS MATERIALIZED (
    SELECT document_id, min(ordinal) AS first_ordinal FROM sections WHERE zone = 'body' GROUP BY document_id
),
-- Where a body begins tells enough, and to fold all of it costs more than all the rest.
begun AS NOT MATERIALIZED (
    SELECT s.document_id, left(coalesce(s.heading || ' ', '') || coalesce(s.text, ''), 60) AS beginning
    FROM sections AS s
    JOIN bodies AS b ON b.document_id = s.document_id AND s.ordinal < b.first_ordinal + 12
    WHERE s.zone = 'body'
),
nameless_openings AS MATERIALIZED (
    SELECT DISTINCT document_id, text_key(beginning) AS opening
    FROM begun
    SEMI JOIN (SELECT document_id FROM known WHERE is_nameless) USING (document_id)
),
-- What no document without a number begins with is left out at once: else all openings would be held in memory. A filter
-- by the length of text_key would be asked before the join, of every section, so it comes after.
openings AS MATERIALIZED (
    SELECT DISTINCT document_id, opening
    FROM (SELECT document_id, text_key(beginning) AS opening FROM begun WHERE length(beginning) >= 20)
    SEMI JOIN nameless_openings USING (opening)
),
rare AS (
    SELECT opening FROM openings WHERE length(opening) >= 20 GROUP BY opening HAVING count(*) BETWEEN 2 AND 50
),
met AS (
    SELECT a.document_id, b.document_id AS other_id, count(*) AS shared_count
    FROM openings AS a
    JOIN rare USING (opening)
    JOIN openings AS b USING (opening)
    WHERE a.document_id <> b.document_id
    AND a.document_id IN (SELECT document_id FROM known WHERE is_nameless)
    GROUP BY a.document_id, b.document_id
),
compatible AS (
    SELECT a.document_id, b.document_id AS other_id, met.shared_count, b.number_key, b.is_nameless AS is_other_nameless
    FROM met
    JOIN known AS a ON a.document_id = met.document_id
    JOIN known AS b ON b.document_id = met.other_id
    WHERE (a.number_key IS NULL OR coalesce(a.number_key = b.number_key, false))
    AND (a.document_type IS NULL OR coalesce(a.document_type = b.document_type, false))
    AND (a.body_key IS NULL OR coalesce(a.body_key = b.body_key, false))
    AND (a.date_text IS NULL OR coalesce(a.date_text = b.date_text, false))
    AND (
        (b.number_key IS NOT NULL, b.document_type IS NOT NULL, b.body_key IS NOT NULL, b.date_text IS NOT NULL)
        <> (a.number_key IS NOT NULL, a.document_type IS NOT NULL, a.body_key IS NOT NULL, a.date_text IS NOT NULL)
        OR b.document_id < a.document_id
    )
),
opening_counts AS (
    SELECT document_id, count(*) AS opening_count FROM nameless_openings WHERE length(opening) >= 20 GROUP BY document_id
),
possible AS (
    SELECT c.document_id, c.other_id, c.number_key, c.is_other_nameless
    FROM compatible AS c
    JOIN opening_counts USING (document_id)
    WHERE 2 * c.shared_count >= opening_count
),
words AS (
    SELECT document_id, unnest(words) AS word, generate_subscripts(words, 1) AS place
    FROM (
        SELECT
            k.document_id,
            string_split(text_key(substring(c.text, k.body_start + 1, k.body_end - k.body_start)), ' ') AS words
        FROM known AS k
        JOIN captures AS c USING (capture_id)
        WHERE k.document_id IN (SELECT document_id FROM possible UNION SELECT other_id FROM possible)
    )
),
word_groups AS (
    SELECT DISTINCT
        document_id,
        md5_number(
            word || ' ' || lead(word, 1) OVER text_order || ' ' || lead(word, 2) OVER text_order
            || ' ' || lead(word, 3) OVER text_order || ' ' || lead(word, 4) OVER text_order
        ) AS word_group
    FROM words
    WINDOW text_order AS (PARTITION BY document_id ORDER BY place)
),
group_counts AS (
    SELECT document_id, count(word_group) AS group_count FROM word_groups GROUP BY document_id
),
both_hold AS (
    SELECT p.document_id, p.other_id, count(*) AS both_count
    FROM possible AS p
    JOIN word_groups AS a USING (document_id)
    JOIN word_groups AS b ON b.document_id = p.other_id AND b.word_group = a.word_group
    GROUP BY p.document_id, p.other_id
),
compared AS (
    SELECT p.*, h.both_count, h.both_count / (a.group_count + b.group_count - h.both_count) AS similarity
    FROM both_hold AS h
    JOIN possible AS p USING (document_id, other_id)
    JOIN group_counts AS a USING (document_id)
    JOIN group_counts AS b ON b.document_id = p.other_id
),
alike AS (
    SELECT * FROM compared WHERE both_count >= 20 AND similarity >= 0.8
),
standing AS (
    -- Whoever follows another is followed by none: chains would join what was never compared.
    SELECT * FROM alike WHERE other_id NOT IN (SELECT document_id FROM alike)
)
SELECT
    document_id,
    min_by(other_id, (is_other_nameless, -similarity, other_id)) AS fuller_document_id,
    max(similarity)::DOUBLE AS similarity
FROM standing
GROUP BY document_id
HAVING count(DISTINCT CASE WHEN NOT is_other_nameless THEN number_key END) <= 1
