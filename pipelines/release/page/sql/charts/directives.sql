-- Works by issuing body, year and type: the model, without the columns that the chart does not use.
SELECT issuing_body_id, issuing_body, issuing_body_en, year, document_type, captured_count, cited_only_count
FROM directives_by_body_year
ORDER BY ALL
