-- A citation's text is what its span cuts out of the captured text.
--
-- shown on: citations
-- in parts: documents
-- when it fails: the reference was rewritten; foldings belong in number_key.
SELECT c.citation_id, c.span_start, c.span_end, c.text, p.printed
FROM citations AS c
LEFT JOIN printed_spans() AS p ON p.kind = 'citation' AND p.id = c.citation_id
WHERE in_part(c.document_id) AND c.text IS DISTINCT FROM p.printed
