-- The works that are most wanted: cited, but not captured.
SELECT number, name, document_type, issuing_body, year, citing_work_count, reference_count
FROM missing_documents
ORDER BY citing_work_count DESC, reference_count DESC, work_id
LIMIT 25
