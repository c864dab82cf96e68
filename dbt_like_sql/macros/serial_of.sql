-- The running number within a folded number: 62 of 62-KL/TW; NULL where it does not begin with one.
CREATE OR REPLACE MACRO serial_of(number_key) AS
try_cast(regexp_extract(number_key, '^([0-9]{1,6})[A-ZĐ]?[/-]', 1) AS INTEGER);
