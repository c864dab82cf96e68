-- vi: Điều, khoản nào được viện dẫn nhiều nhất?
-- en: Which articles and clauses are referred to most?
SELECT number, name, pinpoint, citing_work_count, citation_count
FROM top_pinpoints
ORDER BY citing_work_count DESC, citation_count DESC
LIMIT 50
