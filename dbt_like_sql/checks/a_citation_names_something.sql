-- A reference to another document holds a number, a name, a type or a body; else it refers to nothing.
--
-- shown on: citations
-- when it fails: words that are no reference were taken for one, or a place in the document itself for another's.
SELECT citation_id, text
FROM citations
WHERE number_key IS NULL AND name IS NULL AND document_type IS NULL AND issuing_body_id IS NULL AND NOT is_self
