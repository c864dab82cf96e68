-- One row per run of serials that are missing inside a series of numbers: neither captured nor cited. Each is a
-- document that was issued and that this dataset knows nothing of: a lower bound of what is missing, where is_separate.
--
-- key: series_code, place_body_id, period, first_missing
-- columns:
--   series_code: The number without serial and year: NĐ-CP, KL/TW; with the type for the National Assembly: Luật QH11.
--   place_body_id: Issuing body, for codes that bodies of every province, district or commune use.
--   period: Year, or term: khóa X, khóa 11.
--   first_missing: First serial of the run.
--   last_missing: Last serial of the run.
--   missing_count: Serials in the run.
--   issuing_bodies: Bodies known to have issued in the series: one of them issued what is missing.
--   document_types: Types known to be numbered in the series.
--   is_separate: No other type shares the series; else what is missing here may be a number of another series of the body.
-- caveats: See numbered_works. What comes after the highest known serial can't be known.
WITH neighbours AS (
    SELECT
        series_code, place_body_id, period, serial,
        lag(serial, 1, 0) OVER (PARTITION BY series_code, place_body_id, period ORDER BY serial) AS serial_before
    FROM (SELECT DISTINCT series_code, place_body_id, period, serial FROM numbered_works)
)
SELECT
    n.series_code, n.place_body_id, n.period,
    n.serial_before + 1 AS first_missing, n.serial - 1 AS last_missing, n.serial - n.serial_before - 1 AS missing_count,
    s.issuing_bodies, s.document_types, s.is_separate
FROM neighbours AS n
JOIN number_series AS s
    ON s.series_code = n.series_code AND s.period = n.period AND s.place_body_id IS NOT DISTINCT FROM n.place_body_id
WHERE n.serial > n.serial_before + 1
