-- A reference holds a number, a name, a type, a body or a place inside an act; else it refers to nothing.
--
-- shown on: citations
-- when it fails: words that are no reference were taken for one.
SELECT citation_id, text
FROM citations
WHERE number_key IS NULL AND name IS NULL AND document_type IS NULL AND issuing_body_id IS NULL AND pinpoint IS NULL
AND NOT is_self
