-- A wide warehouse of made-up rows: getvariable('document_count') decisions of all known bodies over 35 years, each with
-- 10 sections and 10 citations of others, one in three with its type. Deterministic.

CREATE TEMP TABLE bodies AS
SELECT row_number() OVER (ORDER BY issuing_body_id) - 1 AS n, count(*) OVER () AS body_count, *
FROM issuing_bodies
WHERE NOT ends_with(issuing_body_id, '-generic');

CREATE TEMP TABLE told AS
SELECT
    i, left(md5('document ' || i), 20) AS document_id, left(md5('capture ' || i), 20) AS capture_id,
    (i // 15000 + 1) || '/' || (1990 + i % 35) || '/QĐ-X' || b.n AS number,
    make_date(1990 + (i % 35)::INTEGER, 1 + (i % 12)::INTEGER, 1 + (i % 28)::INTEGER) AS issue_date,
    b.issuing_body_id, b.issuing_body, b.issuing_body_en, b.system
FROM range(getvariable('document_count')) AS t (i)
JOIN bodies AS b ON b.n = i % b.body_count;

INSERT INTO captures BY NAME
SELECT
    capture_id, md5(capture_id) AS content_hash, 'made-up' AS source, capture_id AS path, 'parsed' AS status,
    repeat('văn bản ', 200) AS text, false AS is_synthetic
FROM told;

INSERT INTO documents BY NAME
SELECT
    document_id, capture_id, 'state_document' AS layout, number, number AS number_key, 'Quyết định' AS document_type,
    'Decision' AS document_type_en, system, issue_date, issue_date::VARCHAR AS issue_date_text,
    issue_date + 10 AS effective_date, issuing_body_id, issuing_body, issuing_body_en, 'Về việc số ' || i AS subject,
    0 AS body_start, 1600 AS body_end, 10 AS section_count, 10 AS citation_count, 0 AS issue_count,
    '1' AS parser_version
FROM told;

INSERT INTO sections BY NAME
SELECT
    document_id || '#p_' || s AS section_id, document_id, s::INTEGER AS ordinal, 0 AS depth, 'paragraph' AS level,
    'p_' || s AS path, 'văn bản' AS text, (s * 160)::INTEGER AS text_start, (s * 160 + 7)::INTEGER AS text_end,
    'body' AS zone, (s * 160)::INTEGER AS span_start, (s * 160 + 160)::INTEGER AS span_end
FROM told, range(10) AS t (s);

INSERT INTO citations BY NAME
SELECT
    c.document_id || '@' || c.n AS citation_id, c.document_id, c.document_id || '#p_' || c.n AS section_id,
    c.n::INTEGER AS ordinal, 'body' AS zone, 'văn bản' AS text, (c.n * 160)::INTEGER AS span_start,
    (c.n * 160 + 7)::INTEGER AS span_end, CASE WHEN c.n % 3 = 0 THEN 'Quyết định' END AS document_type,
    cited.number, cited.number AS number_key,
    CASE c.n WHEN 0 THEN 'based_on' WHEN 1 THEN 'amends' WHEN 2 THEN 'repeals' ELSE 'cites' END AS relation,
    false AS is_self
FROM (
    SELECT document_id, n, (hash(i * 10 + n) % getvariable('document_count'))::BIGINT AS cited
    FROM told, range(10) AS t (n)
) AS c
JOIN told AS cited ON cited.i = c.cited;
