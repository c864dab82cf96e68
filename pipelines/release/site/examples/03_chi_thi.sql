-- vi: Riêng chỉ thị, theo cơ quan và năm
-- en: Chỉ thị (directives) alone, by body and year
SELECT issuing_body, year, sum(captured_count) AS captured, sum(cited_only_count) AS cited_only
FROM directives_by_body_year
WHERE document_type = 'Chỉ thị'
GROUP BY ALL
ORDER BY captured DESC, cited_only DESC, year
