-- A reference holds a number, a name, a type or a body; else it refers to nothing.
--
-- shown on: citations
-- when it fails: words that are no reference were taken for one.
SELECT citation_id, text
FROM citations
WHERE number IS NULL AND name IS NULL AND document_type IS NULL AND issuing_body_id IS NULL
