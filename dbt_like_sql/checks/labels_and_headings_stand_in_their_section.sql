-- A section's label and heading are printed inside its span.
--
-- shown on: sections
-- when it fails: a label or heading was made up or taken from a neighbour.
SELECT s.section_id, s.label, s.heading, substring(c.text, s.span_start + 1, 80) AS begins
FROM sections AS s
JOIN documents AS d USING (document_id)
JOIN captures AS c USING (capture_id)
WHERE NOT contains(
    name_key(substring(c.text, s.span_start + 1, s.span_end - s.span_start)), name_key(coalesce(s.label, ''))
)
OR NOT contains(
    name_key(substring(c.text, s.span_start + 1, s.span_end - s.span_start)), name_key(coalesce(s.heading, ''))
)
