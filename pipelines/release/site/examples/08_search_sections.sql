-- vi: Tìm không dấu trong từng điều, khoản: “doan the”
-- en: Search units of texts without accents: “doan the”
SELECT d.number, s.level, s.label, s.text
FROM sections AS s
JOIN documents AS d USING (document_id)
WHERE translate(strip_accents(lower(s.text)), 'đ', 'd') LIKE '%doan the%'
ORDER BY d.number, s.ordinal
LIMIT 50
