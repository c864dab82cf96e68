-- vi: Văn bản được dẫn chiếu nhiều nhất
-- en: The most cited documents
SELECT document_type, number, name, issuing_body, year, citing_work_count, legal_basis_count, is_captured
FROM most_cited
ORDER BY citing_work_count DESC, citation_count DESC
LIMIT 50
