-- vi: Trang tự mâu thuẫn ở đâu, dữ liệu còn nghi ngờ gì?
-- en: Where do pages contradict themselves, and what is in doubt?
SELECT d.number, d.document_type, i.severity, i.code, i.detail
FROM issues AS i
LEFT JOIN documents AS d USING (document_id)
ORDER BY i.severity, i.code, d.number
LIMIT 100
