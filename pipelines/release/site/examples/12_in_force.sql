-- vi: Văn bản nào còn hiệu lực vào một ngày?
-- en: Which documents were in force on a day?
SELECT document_type, number, issuing_body, status, in_force_from, in_force_to
FROM in_force(DATE '2020-01-01')
WHERE status = 'in_force'
ORDER BY in_force_from DESC
LIMIT 100
