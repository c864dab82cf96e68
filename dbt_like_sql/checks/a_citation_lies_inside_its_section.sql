-- section_id names the innermost section of the same document that holds the citation.
--
-- shown on: citations
-- when it fails: the citation was given to a section elsewhere; its pinpoint context is wrong.
SELECT t.citation_id, t.section_id, t.span_start, t.span_end, s.span_start AS section_start, s.span_end AS section_end
FROM citations AS t
JOIN sections AS s USING (section_id)
WHERE t.document_id <> s.document_id OR t.span_start < s.span_start OR t.span_end > s.span_end
