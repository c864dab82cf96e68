-- A witness with a span says what is printed there, but for blanks and capitals. Dates and names of types and bodies
-- are left out: their value is normalised.
--
-- shown on: field_evidence
-- when it fails: the witness points to another place than the value was read from.
SELECT e.document_id, e.ordinal, e.field, e.value, substring(c.text, e.span_start + 1, e.span_end - e.span_start) AS printed
FROM field_evidence AS e
JOIN documents AS d USING (document_id)
JOIN captures AS c USING (capture_id)
WHERE e.span_start IS NOT NULL AND e.field IN ('signer', 'place', 'field')
AND name_key(e.value) <> name_key(substring(c.text, e.span_start + 1, e.span_end - e.span_start))
