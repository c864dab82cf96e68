-- A witness from the text has a span; only what stands outside the text (<title>, JSON-LD) has none.
--
-- shown on: field_evidence
-- when it fails: a witness lost its place.
SELECT document_id, ordinal, field, zone, span_start
FROM field_evidence
WHERE (zone = 'page_metadata') <> (span_start IS NULL)
