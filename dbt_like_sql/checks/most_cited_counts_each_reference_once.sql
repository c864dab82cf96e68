-- All references to works, but those to themselves, are counted once in most_cited.
--
-- shown on: most_cited
-- when it fails: a zone is counted twice or forgotten.
SELECT *
FROM (
    SELECT
        (SELECT coalesce(sum(citation_count + related_count + news_count), 0) FROM most_cited) AS counted,
        (SELECT count(*) FROM document_links WHERE target_work_id IS NOT NULL AND status <> 'self') AS linked
)
WHERE counted <> linked
