-- vi: Còn thiếu văn bản nào: được dẫn chiếu mà chưa thu thập
-- en: What is missing: cited, but not captured
SELECT document_type, number, name, issuing_body, year, reference_count, citing_bodies
FROM missing_documents
ORDER BY citing_work_count DESC, reference_count DESC
LIMIT 50
