-- document_type_en is the vocabulary's English for document_type.
--
-- shown on: documents
-- when it fails: the pair was not taken from one row of document_types.csv.
SELECT document_id, document_type, document_type_en
FROM documents
WHERE (document_type IS NULL) <> (document_type_en IS NULL)
OR (
    document_type IS NOT NULL
    AND (document_type, document_type_en) NOT IN (SELECT (document_type, document_type_en) FROM document_types)
)
