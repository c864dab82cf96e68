-- What a witness says is printed in its span, but for blanks, dashes and capitals. Dates and names of types and bodies
-- are left out: their value is normalised.
--
-- shown on: field_evidence
-- in parts: documents
-- when it fails: the witness points to another place than the value was read from.
SELECT e.document_id, e.ordinal, e.field, e.value, p.printed
FROM field_evidence AS e
LEFT JOIN printed_spans() AS p ON p.kind = 'witness' AND p.id = e.document_id || ' ' || e.ordinal
WHERE in_part(e.document_id) AND e.field IN ('signer', 'place', 'field') AND e.span_start IS NOT NULL
AND NOT contains(printed_key(coalesce(p.printed, '')), printed_key(e.value))
