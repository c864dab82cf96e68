-- A wide warehouse of made-up rows: getvariable('document_count') decisions of all known bodies over 35 years, each with 20
-- sections of 60 characters and 10 references to others, one in three with its type. Deterministic. Words are as unlike
-- in frequency as in real texts (the n-th as often as 1/n); 3600 syllables in all tones.

CREATE TEMP TABLE bodies AS
SELECT row_number() OVER (ORDER BY issuing_body_id) - 1 AS n, count(*) OVER () AS body_count, *
FROM issuing_bodies
WHERE NOT ends_with(issuing_body_id, '-generic');

CREATE TEMP TABLE syllables AS
SELECT row_number() OVER (ORDER BY hash(onset || rime)) - 1 AS n, onset || rime AS syllable
FROM
    (SELECT unnest(string_split('b c ch d đ g h k kh l m n ng nh ph q r s t th tr v x qu gi', ' ')) AS onset),
    (SELECT unnest(string_split(
        'a á à ả ã ạ an án àn ản ang áng àng anh ánh ành ao áo ào ay ây ấy ầy e è é em ên ến ền i í ì inh ính ình '
        || 'o ó ò ong óng òng ô ố ồ ổ ông ống ồng ơ ớ ờ ơi ới ời u ú ù ủ ung úng ùng uy ư ứ ừ ưng ứng ừng ươ ước ương '
        || 'ướng ường iên iến iền iêu iếu iều iệt oa oá oà oan oán oàn uê uế uân uấn uần at át ạt ach ách ạch ac ác ạc '
        || 'ăn ắn ằn ăm ắm ằm âm ấm ầm ân ấn ần ốc ộc uộc ước ập ấp ợp ớp it ít ịt ich ích ịch êm ếm ềm ôm ốm ồm',
        ' ')) AS rime);

-- Five thousand sentences of exactly 60 characters.
SET VARIABLE sentences = (
    SELECT list(sentence ORDER BY i)
    FROM (
        SELECT i, left(string_agg(syllable, ' ' ORDER BY w), 60) AS sentence
        FROM range(5000) AS a (i), range(40) AS b (w), syllables AS s
        WHERE s.n = floor(exp((hash(i, w) % 1000000) / 1000000 * ln(3600)))::BIGINT - 1
        GROUP BY i
    )
);

CREATE TEMP TABLE told AS
SELECT
    i, left(md5('document ' || i), 20) AS document_id, left(md5('capture ' || i), 20) AS capture_id,
    (i // (35 * b.body_count) + 1) || '/' || (1990 + i // b.body_count % 35) || '/QĐ-X' || b.n AS number,
    make_date(1990 + (i // b.body_count % 35)::INTEGER, 1 + (i % 12)::INTEGER, 1 + (i % 28)::INTEGER) AS issue_date,
    b.issuing_body_id, b.issuing_body, b.issuing_body_en, b.system
FROM range(getvariable('document_count')) AS t (i)
JOIN bodies AS b ON b.n = i % b.body_count
ORDER BY document_id;

INSERT INTO captures BY NAME
SELECT
    capture_id, md5('document ' || i) AS content_hash, 'made-up' AS source, capture_id AS path, 'parsed' AS status,
    array_to_string(
        list_transform(range(20), lambda s: getvariable('sentences')[1 + (hash(i, s) % 5000)::INTEGER]), chr(10)
    ) AS text,
    false AS is_synthetic
FROM told;

INSERT INTO documents BY NAME
SELECT
    document_id, capture_id, 'state_document' AS layout, number, number AS number_key, 'Quyết định' AS document_type,
    'Decision' AS document_type_en, system, issue_date, issue_date::VARCHAR AS issue_date_text,
    issue_date + 10 AS effective_date, issuing_body_id, issuing_body, issuing_body_en, 'Về việc số ' || i AS subject,
    0 AS body_start, 1219 AS body_end, 20 AS section_count, 10 AS citation_count, 0 AS issue_count,
    '1' AS parser_version
FROM told;

INSERT INTO sections BY NAME
SELECT
    document_id || '#p_' || s AS section_id, document_id, s::INTEGER AS ordinal, 0 AS depth, 'paragraph' AS level,
    'p_' || s AS path, getvariable('sentences')[1 + (hash(i, s) % 5000)::INTEGER] AS text,
    (s * 61)::INTEGER AS text_start, (s * 61 + 60)::INTEGER AS text_end,
    'body' AS zone, (s * 61)::INTEGER AS span_start, least(s * 61 + 61, 1219)::INTEGER AS span_end
FROM (SELECT i, document_id, unnest(range(20)) AS s FROM told);

INSERT INTO citations BY NAME
SELECT
    c.document_id || '@' || c.n AS citation_id, c.document_id, c.document_id || '#p_' || c.n AS section_id,
    c.n::INTEGER AS ordinal, 'body' AS zone, getvariable('sentences')[1 + (hash(i, n) % 5000)::INTEGER] AS text,
    (c.n * 61)::INTEGER AS span_start, (c.n * 61 + 60)::INTEGER AS span_end,
    CASE WHEN c.n % 3 = 0 THEN 'Quyết định' END AS document_type,
    (c.cited // (35 * b.body_count) + 1) || '/' || (1990 + c.cited // b.body_count % 35)
    || '/QĐ-X' || (c.cited % b.body_count) AS number,
    number AS number_key,
    CASE c.n WHEN 0 THEN 'based_on' WHEN 1 THEN 'amends' WHEN 2 THEN 'repeals' ELSE 'cites' END AS relation,
    false AS is_self
FROM (
    SELECT i, document_id, n, (hash(i * 10 + n) % getvariable('document_count'))::BIGINT AS cited
    FROM (SELECT i, document_id, unnest(range(10)) AS n FROM told)
) AS c
CROSS JOIN (SELECT count(*) AS body_count FROM bodies) AS b;
