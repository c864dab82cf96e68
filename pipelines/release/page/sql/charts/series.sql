-- The longest series of numbers, and how much of each is captured, only cited, or missing.
SELECT
    series_code, period, issuing_bodies[1] AS issuing_body, captured_count, known_count, highest_serial, missing_count
FROM number_series
ORDER BY highest_serial DESC, series_code, period, place_body_id
LIMIT 40
