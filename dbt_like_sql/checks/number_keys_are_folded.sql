-- Numbers are matched by their keys: no blanks, one kind of dash, capital letters, the Vietnamese Đ. Each number has
-- one. A citation may have a key though it prints no number (Luật này).
--
-- shown on: documents
-- when it fails: a spelling got past the fold of numbers; the same act would be two works.
WITH numbers AS (
    SELECT 'documents' AS table_name, document_id AS id, number, number_key FROM documents
    UNION ALL
    SELECT 'citations', citation_id, number, number_key FROM citations
    UNION ALL
    SELECT 'related_links', link_id, number, number_key FROM related_links
)
SELECT *
FROM numbers
WHERE (number IS NOT NULL AND number_key IS NULL)
OR (number IS NULL AND number_key IS NOT NULL AND table_name <> 'citations')
OR number_key <> upper(nfc_normalize(number_key))
OR regexp_matches(number_key, '[\s\x{a0}\x{2010}-\x{2015}\x{2212}ÐƉ]')
