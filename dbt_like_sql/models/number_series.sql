-- One row per series of numbers. Numbers begin at 1, so the highest one that is known says how many there are at least.
--
-- key: series_code, place_body_id, period
-- columns:
--   series_code: The number without serial and year: NĐ-CP, KL/TW; with the type for the National Assembly: Luật QH11.
--   place_body_id: Issuing body, for codes that bodies of every province, district or commune use.
--   period: Year, or term: khóa X, khóa 11.
--   issuing_bodies: Names of the bodies known to have issued in it.
--   document_types: Types known to be numbered in it.
--   captured_count: Different serials of captured works.
--   known_count: Different serials of captured and cited works.
--   highest_serial: The highest serial that is known.
--   missing_count: Serials up to the highest one that are not known at all.
--   captured_share: captured_count divided by highest_serial: an upper bound of how complete the captures are.
--   is_separate: No other type shares the series (see numbered_works); else missing_count of several series may
--     overlap, and must not be added up.
-- caveats: See numbered_works. A serial read wrongly makes a series look longer than it is.
SELECT
    series_code, place_body_id, period,
    coalesce(list(DISTINCT issuing_body ORDER BY issuing_body) FILTER (issuing_body IS NOT NULL), []) AS issuing_bodies,
    coalesce(list(DISTINCT document_type ORDER BY document_type) FILTER (document_type IS NOT NULL), []) AS document_types,
    count(DISTINCT serial) FILTER (is_captured)::INTEGER AS captured_count,
    count(DISTINCT serial)::INTEGER AS known_count,
    max(serial) AS highest_serial,
    (max(serial) - count(DISTINCT serial))::INTEGER AS missing_count,
    round(count(DISTINCT serial) FILTER (is_captured) / max(serial), 4) AS captured_share,
    bool_and(is_separate) AS is_separate
FROM numbered_works
GROUP BY series_code, place_body_id, period
