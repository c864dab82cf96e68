-- serial, number_year and type_code are parts of the number itself.
--
-- shown on: documents
-- when it fails: a part was taken from elsewhere on the page, or a digit was lost.
SELECT document_id, number, number_key, serial, number_year, type_code
FROM documents
WHERE serial IS DISTINCT FROM try_cast(regexp_extract(number_key, '^[A-Z]{0,6}([0-9]{1,8})', 1) AS INTEGER)
OR NOT contains(number_key, coalesce(number_year::VARCHAR, ''))
OR NOT contains(number_key, upper(coalesce(type_code, '')))
