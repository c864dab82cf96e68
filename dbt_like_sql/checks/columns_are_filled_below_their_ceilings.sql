-- A column that is filled nearly everywhere, though documents mostly do not say it, was filled with something else. Judged
-- from fifty rows up.
--
-- shown on: fill_rates
-- severity: warning
-- when it fails: read ten rows of the column beside their texts; values may be guesses or come from a neighbouring field.
SELECT * FROM fill_rates WHERE row_count >= 50 AND share > ceiling
