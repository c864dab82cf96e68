-- One row per place that identifies a document: a captured document itself, a citation, or a row of a page's table of
-- other documents. Self references and portal chrome identify no other document and are left out; so is a citation
-- that repeats a row of the table.
--
-- key: witness_id
-- in parts: documents
-- columns:
--   witness_id: The document_id, citation_id or link_id.
--   origin: document, citation or related_link.
--   document_id: The captured page it stands on.
--   zone: Part of the page; NULL for the document itself.
--   identity_id: Hash of the five columns below; NULL where they name no one document.
--   handle: What it is called by: its folded number without leading zeros, else its name; captured documents whose
--     number names no one document are called by it and their abstract.
--   document_type: Type, if given.
--   body_key: Issuing body: its id, or its printed name where the vocabulary has none for it, with the body above it:
--     every province has a SỞ Y TẾ.
--   edition: What tells documents of one handle apart: year of the number, else date (ISO, also year or month).
--   term: Term (khóa) at the date, else as given; NULL for numbers that hold a year.
--   number: Number as printed, or as the table laws gives it for a name.
--   name: Name, for references without a number.
--   issue_date: Date of issue, if given to the day, there or in the table laws.
--   cited_on: Date of the citing document, ISO, where the reference stands in its own text.
-- caveats: A bare serial (Chỉ thị 05) and a local number without its place (01/2023/QĐ-UBND) name no one document:
--     their identity_id is NULL. A law cited by name alone is the version in force at the citing document's date, if
--     the table laws lists the name.
WITH said AS (
    -- A near-duplicate is identified as the fuller capture of the same act is.
    SELECT d.document_id AS captured_id, f.*
    FROM documents AS d
    LEFT JOIN near_duplicates AS n USING (document_id)
    JOIN documents AS f ON f.document_id = coalesce(n.fuller_document_id, d.document_id)
    WHERE in_part(d.document_id)
),
stated AS (
    SELECT
        captured_id AS witness_id, 'document' AS origin, captured_id AS document_id, NULL AS zone, document_type,
        CASE
            WHEN issuing_body_id IS NULL OR ends_with(issuing_body_id, '-generic')
                THEN name_key(issuing_body_printed)
                || coalesce(' / ' || coalesce(superior_body_id, name_key(superior_body)), '')
            ELSE issuing_body_id
        END AS body_key,
        coalesce(issue_date_text, issue_date::VARCHAR) AS date_text,
        term, number, number_key, NULL AS name, issue_date, NULL AS cited_on,
        coalesce(
            'subject:' || coalesce(number_key || ' ', '') || name_key(subject), 'document:' || document_id
        ) AS last_handle
    FROM said
    UNION ALL
    SELECT
        c.citation_id, 'citation', c.document_id, c.zone, c.document_type,
        CASE WHEN NOT ends_with(c.issuing_body_id, '-generic') THEN c.issuing_body_id END,
        coalesce(c.issue_date_text, c.issue_date::VARCHAR),
        c.term, c.number, c.number_key, c.name, c.issue_date,
        CASE
            WHEN c.zone IN ('title', 'preamble', 'body', 'appendix', 'recipients', 'signature')
                THEN coalesce(d.issue_date_text, d.issue_date::VARCHAR)
        END,
        NULL
    FROM citations AS c
    JOIN documents AS d USING (document_id)
    WHERE in_part(c.document_id) AND NOT c.is_self AND c.zone <> 'chrome'
    AND NOT EXISTS (
        FROM related_links AS r
        WHERE c.zone = 'related_table' AND r.document_id = c.document_id AND r.number_key = c.number_key
    )
    UNION ALL
    SELECT
        link_id, 'related_link', document_id, 'related_table', document_type, NULL, issue_date::VARCHAR,
        NULL, number, number_key, NULL, issue_date, NULL, NULL
    FROM related_links
    WHERE in_part(document_id) AND kind = 'other_document'
),
numbered AS (
    SELECT s.* REPLACE (
        coalesce(s.body_key, CASE WHEN regexp_matches(v.number_key, '/QH[0-9]{1,2}$') THEN 'quoc-hoi' END) AS body_key,
        coalesce(s.number_key, CASE WHEN contains(v.number_key, '/') THEN v.number_key END) AS number_key,
        coalesce(s.number, v.number) AS number,
        coalesce(s.issue_date, try_cast(v.issue_date_text AS DATE)) AS issue_date,
        coalesce(s.date_text, v.issue_date_text) AS date_text
    )
    FROM stated AS s
    LEFT JOIN law_versions AS v
        ON s.number_key IS NULL AND name_key(s.name) = v.law
        AND CASE
            WHEN s.date_text IS NULL
                THEN s.cited_on >= v.in_force_from AND (v.in_force_to IS NULL OR s.cited_on < v.in_force_to)
            ELSE s.date_text IN (v.only_of_day, v.only_of_year) OR left(s.date_text, 4) = v.only_of_year
        END
),
handled AS (
    SELECT
        *,
        CASE
            WHEN regexp_matches(number_key, '^[0-9]{1,6}[A-ZĐ]?$') THEN last_handle
            WHEN body_key IS NULL AND is_local_number(number_key) THEN last_handle
            ELSE coalesce(act_key(number_key), 'name:' || name_key(name), last_handle)
        END AS handle
    FROM numbered
),
identified AS (
    SELECT
        h.* REPLACE (
            CASE
                WHEN number_year(handle) IS NOT NULL THEN NULL
                WHEN length(date_text) = 10 THEN t.term
                ELSE h.term
            END AS term
        ),
        CASE
            WHEN number_year(handle) IS NOT NULL THEN number_year(handle)
            WHEN starts_with(handle, 'name:') THEN left(date_text, 4)
            ELSE date_text
        END AS edition
    FROM handled AS h
    LEFT JOIN terms AS t
        ON t.series = 'party_congress' AND length(h.date_text) = 10
        AND h.date_text >= t.from_date_text AND (t.to_date_text IS NULL OR h.date_text <= t.to_date_text)
)
SELECT
    witness_id, origin, document_id, zone,
    identity_hash(handle, document_type, body_key, edition, term) AS identity_id,
    handle, document_type, body_key, edition, term, number, name, issue_date, cited_on
FROM identified
