-- One row per reference that a page makes to a document: an edge from work to work, with its relation and whether the
-- target is known. Portal chrome is left out.
--
-- key: link_id
-- in parts: documents
-- columns:
--   link_id: The citation_id or link_id of the reference.
--   document_id: The captured page.
--   source_work_id: The work that refers: the page's document, or the citation that is the subject; NULL where a
--     news teaser names a document without a subject.
--   target_work_id: The work referred to; NULL where it is ambiguous or names no one document.
--   status: resolved (a captured work), dangling (not captured), ambiguous (several works are possible) or self.
--   relation: How the source relates to the target, read from source to target.
--   relation_inverse: The same relation, read from target to source.
--   zone: Part of the page.
--   section_id: Section that holds the reference.
--   pinpoint: Place within the target: dieu:12/khoan:2.
--   text: The reference as written; NULL for rows of the related table.
--   span_start: First code point in captures.text, from 0.
--   span_end: One past the last code point.
--   candidate_work_ids: The works that the reference may mean, at most 51.
-- caveats: Resolution is only as good as the references are full: see works.is_dated.
WITH referring AS NOT MATERIALIZED (
    SELECT
        citation_id AS link_id, document_id, subject_citation_id, is_self, false AS is_listed, relation, zone,
        section_id, pinpoint, text, span_start, span_end
    FROM citations
    WHERE in_part(document_id) AND zone <> 'chrome'
    UNION ALL
    SELECT
        link_id, document_id, NULL, false, true, 'related', 'related_table', NULL, NULL, NULL, span_start, span_end
    FROM related_links
    WHERE in_part(document_id) AND kind = 'other_document'
),
-- Few references are subjects: to join these alone keeps a hash table of all out of memory.
subjects AS (
    SELECT witness_id, work_id
    FROM resolutions
    WHERE in_part(document_id)
    AND witness_id IN (SELECT subject_citation_id FROM citations WHERE in_part(document_id))
),
-- The ends of each reference by themselves, and lists only where there is more than one candidate: joins hold all rows of
-- a part in memory, so what is only copied comes behind them.
resolved AS (
    SELECT
        r.link_id, r.is_self, own.work_id AS own_work_id,
        CASE
            WHEN r.subject_citation_id IS NOT NULL THEN subject.work_id
            WHEN r.zone <> 'news' THEN own.work_id
        END AS source_work_id,
        CASE WHEN r.is_self THEN own.work_id ELSE target.work_id END AS target_work_id
    FROM referring AS r
    JOIN work_documents AS own USING (document_id)
    LEFT JOIN (SELECT witness_id, work_id FROM resolutions WHERE in_part(document_id)) AS target
        ON target.witness_id = r.link_id
    LEFT JOIN subjects AS subject ON subject.witness_id = r.subject_citation_id
    WHERE r.is_self OR r.is_listed OR target.witness_id IS NOT NULL
),
ends AS (
    SELECT
        r.link_id, r.source_work_id, r.target_work_id, w.is_captured,
        r.is_self OR r.target_work_id IN (r.own_work_id, r.source_work_id) AS is_self
    FROM resolved AS r
    LEFT JOIN works AS w ON w.work_id = r.target_work_id
),
unsure AS (
    SELECT witness_id, candidate_work_ids FROM resolutions WHERE in_part(document_id) AND work_id IS NULL
)
SELECT
    r.link_id, r.document_id, e.source_work_id, e.target_work_id,
    CASE
        WHEN e.is_self THEN 'self'
        WHEN len(u.candidate_work_ids) > 1 THEN 'ambiguous'
        WHEN e.is_captured THEN 'resolved'
        ELSE 'dangling'
    END AS status,
    r.relation, inverse_relation(r.relation) AS relation_inverse,
    r.zone, r.section_id, r.pinpoint, r.text, r.span_start, r.span_end,
    CASE WHEN e.target_work_id IS NOT NULL THEN [e.target_work_id] ELSE u.candidate_work_ids END AS candidate_work_ids
FROM referring AS r
JOIN ends AS e USING (link_id)
LEFT JOIN unsure AS u ON u.witness_id = r.link_id
