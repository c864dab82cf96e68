-- vi: Loại văn bản nào nhiều lên, loại nào ít đi?
-- en: Which types of documents become more, which fewer?
SELECT document_type, year, captured_count + cited_only_count AS known,
    known - lag(known) OVER (PARTITION BY document_type ORDER BY year) AS change
FROM documents_by_type_year
WHERE year IS NOT NULL
ORDER BY document_type, year
