-- Each effective date says where it comes from, and nothing else does.
--
-- shown on: documents
-- when it fails: the parser set one of the two without the other.
SELECT document_id, effective_date_text, effective_basis
FROM documents
WHERE (effective_date_text IS NULL) <> (effective_basis IS NULL)
