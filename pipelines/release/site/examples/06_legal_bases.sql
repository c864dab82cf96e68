-- vi: Mỗi loại văn bản thường căn cứ vào đâu?
-- en: What do documents of each type rest on?
SELECT d.document_type, w.document_type AS rests_on, count(*) AS times
FROM document_links AS l
JOIN documents AS d USING (document_id)
JOIN works AS w ON w.work_id = l.target_work_id
WHERE l.relation = 'based_on'
GROUP BY ALL
ORDER BY times DESC
LIMIT 50
