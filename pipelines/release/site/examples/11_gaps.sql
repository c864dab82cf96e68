-- vi: Khoảng trống trong dãy số văn bản
-- en: Gaps in series of numbers
SELECT series_code, period, captured_count, known_count, highest_serial, missing_count, captured_share
FROM number_series
ORDER BY highest_serial DESC
LIMIT 50
