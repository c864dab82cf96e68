-- vi: Ngày ban hành được đọc ở đâu trong trang?
-- en: Where on the page was the date of issue read?
SELECT d.number, e.value, e.zone, e.chosen,
    substring(c.text, e.span_start + 1, e.span_end - e.span_start) AS printed
FROM field_evidence AS e
JOIN documents AS d USING (document_id)
JOIN captures AS c USING (capture_id)
WHERE e.field = 'issue_date'
ORDER BY d.number, e.ordinal
LIMIT 100
