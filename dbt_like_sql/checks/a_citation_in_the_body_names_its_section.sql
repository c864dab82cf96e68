-- A reference in preamble, body or appendix stands in some section, as the sections cover these zones.
--
-- shown on: citations
-- when it fails: the citation's section was not looked up.
SELECT citation_id, zone, text
FROM citations
WHERE zone IN ('preamble', 'body', 'appendix') AND section_id IS NULL
