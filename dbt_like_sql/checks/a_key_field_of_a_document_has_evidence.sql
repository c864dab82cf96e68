-- Number, type, issue date, issuing body and signer of a document come with at least one witness. Only the type of a
-- letter (công văn) is not printed anywhere: letters are told by their form.
--
-- shown on: field_evidence
-- when it fails: a value was set without recording where it was read.
WITH fields AS (
    SELECT document_id, 'number' AS field FROM documents WHERE number IS NOT NULL
    UNION ALL
    SELECT document_id, 'document_type' FROM documents WHERE document_type <> 'Công văn'
    UNION ALL
    SELECT document_id, 'issue_date' FROM documents WHERE issue_date_text IS NOT NULL
    UNION ALL
    SELECT document_id, 'issuing_body' FROM documents WHERE issuing_body_printed IS NOT NULL
    UNION ALL
    SELECT document_id, 'signer' FROM documents WHERE signer IS NOT NULL
)
SELECT f.document_id, f.field
FROM fields AS f
ANTI JOIN field_evidence AS e ON e.document_id = f.document_id AND starts_with(e.field, f.field)
