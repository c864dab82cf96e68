-- One row per work that others refer to, most cited first: how many documents and references, zones told apart.
-- References of a work to itself and portal chrome don't count; news and related tables are the page's, not a
-- document's.
--
-- key: work_id
-- sort: citing_work_count DESC, citation_count DESC
-- columns:
--   work_id: The work referred to.
--   number: Its number as printed.
--   name: Its name, if it is cited by name.
--   document_type: Its type.
--   issuing_body: Its issuing body.
--   year: Its year of issue.
--   is_captured: It is captured itself.
--   citing_work_count: Works whose own text refers to it; several captures of one work count once.
--   citation_count: References in documents' own text, abstract to signature, over all captures.
--   legal_basis_count: Of these, references as legal basis (căn cứ).
--   related_count: Rows of related tables and listings of pages.
--   news_count: References in news teasers.
-- caveats: Ambiguous references count for no work.
WITH counted AS (
    SELECT
        target_work_id AS work_id,
        count(DISTINCT source_work_id) FILTER (is_own_text)::INTEGER AS citing_work_count,
        count(*) FILTER (is_own_text)::INTEGER AS citation_count,
        count(*) FILTER (is_own_text AND relation = 'based_on')::INTEGER AS legal_basis_count,
        count(*) FILTER (zone IN ('related_table', 'listing'))::INTEGER AS related_count,
        count(*) FILTER (zone = 'news')::INTEGER AS news_count
    FROM (
        SELECT *, zone NOT IN ('related_table', 'listing', 'news') AS is_own_text
        FROM document_links
        WHERE status <> 'self' AND target_work_id IS NOT NULL
    )
    GROUP BY target_work_id
)
SELECT
    w.work_id, w.number, w.name, w.document_type, w.issuing_body, w.year, w.is_captured,
    c.citing_work_count, c.citation_count, c.legal_basis_count, c.related_count, c.news_count
FROM counted AS c
JOIN works AS w USING (work_id)
