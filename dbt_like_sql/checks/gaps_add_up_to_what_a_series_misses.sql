-- The runs of missing serials of a series, summed up, are the serials that it misses.
--
-- shown on: number_gaps
-- when it fails: a serial is counted twice, or lies outside its series.
WITH gaps AS (
    SELECT series_code, place_body_id, period, sum(missing_count) AS in_gaps
    FROM number_gaps
    GROUP BY ALL
)
SELECT s.series_code, s.place_body_id, s.period, s.missing_count, g.in_gaps
FROM number_series AS s
LEFT JOIN gaps AS g
    ON g.series_code = s.series_code AND g.period = s.period
    AND g.place_body_id IS NOT DISTINCT FROM s.place_body_id
WHERE s.missing_count <> coalesce(g.in_gaps, 0)
