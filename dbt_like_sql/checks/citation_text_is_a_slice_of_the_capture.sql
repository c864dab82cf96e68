-- A citation's text is what its span cuts out of the captured text.
--
-- shown on: citations
-- when it fails: the reference was rewritten; foldings belong in number_key.
SELECT t.citation_id, t.span_start, t.span_end, t.text
FROM citations AS t
JOIN documents AS d USING (document_id)
JOIN captures AS c USING (capture_id)
WHERE t.text IS DISTINCT FROM substring(c.text, t.span_start + 1, t.span_end - t.span_start)
