-- A reference within the body, or in an appendix, stands in some section, as the sections cover these ranges.
-- Footnotes below the signature are the document's own too, but stand outside of every section.
--
-- shown on: citations
-- when it fails: the citation's section was not looked up.
SELECT t.citation_id, t.zone, t.text
FROM citations AS t
JOIN documents AS d USING (document_id)
WHERE
    t.section_id IS NULL
    AND (
        t.zone = 'appendix'
        OR (t.zone IN ('preamble', 'body') AND t.span_start BETWEEN d.body_start AND d.body_end - 1)
    )
