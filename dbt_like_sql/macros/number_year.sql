-- The year within a folded number (2023 of 67/2023/NĐ-CP) as text, NULL where it holds none.
CREATE OR REPLACE MACRO number_year(number_key) AS
nullif(regexp_extract(number_key, '^[0-9]{1,6}[A-ZĐ]?[/-]((19|20)[0-9]{2})[/-]', 1), '');
