-- vi: Mỗi cơ quan ban hành bao nhiêu văn bản, theo năm và loại?
-- en: How many documents did each body issue, by year and type?
SELECT issuing_body, year, document_type, captured_count, cited_only_count
FROM directives_by_body_year
WHERE issuing_body IS NOT NULL
ORDER BY captured_count DESC, year, issuing_body, document_type
LIMIT 100
