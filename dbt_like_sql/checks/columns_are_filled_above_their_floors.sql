-- A column that is hardly filled any more is not read any more: a lay-out changed, or the parser broke. Judged from fifty
-- rows up.
--
-- shown on: fill_rates
-- when it fails: compare with the warehouse before (vanban compare) and look at source_quality for the source that fell.
SELECT * FROM fill_rates WHERE row_count >= 50 AND share < floor
