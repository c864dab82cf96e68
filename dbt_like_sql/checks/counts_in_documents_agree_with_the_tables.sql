-- section_count, citation_count and issue_count are what the other tables hold.
--
-- shown on: documents
-- when it fails: rows of the named document were lost or doubled when tables were written.
WITH s AS (SELECT document_id, count(*) AS n FROM sections GROUP BY document_id),
c AS (SELECT document_id, count(*) AS n FROM citations GROUP BY document_id),
i AS (SELECT document_id, count(*) AS n FROM issues GROUP BY document_id)
SELECT
    d.document_id, d.section_count, s.n AS sections_found, d.citation_count, c.n AS citations_found,
    d.issue_count, i.n AS issues_found
FROM documents AS d
LEFT JOIN s USING (document_id)
LEFT JOIN c USING (document_id)
LEFT JOIN i USING (document_id)
WHERE d.section_count <> coalesce(s.n, 0) OR d.citation_count <> coalesce(c.n, 0) OR d.issue_count <> coalesce(i.n, 0)
