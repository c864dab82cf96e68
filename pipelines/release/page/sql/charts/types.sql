-- Works by type and year, over all systems.
SELECT
    document_type, any_value(document_type_en ORDER BY document_type_en) AS document_type_en, year,
    sum(captured_count)::INTEGER AS captured_count, sum(cited_only_count)::INTEGER AS cited_only_count
FROM documents_by_type_year
GROUP BY document_type, year
ORDER BY ALL
