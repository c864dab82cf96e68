-- vi: Đếm lại từ chính bảng văn bản
-- en: The same, counted from the documents themselves
SELECT issuing_body, year(issue_date) AS year, count(*) AS documents
FROM documents
GROUP BY ALL
ORDER BY documents DESC, issuing_body, year
