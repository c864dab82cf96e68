-- One row per system (Party, State, mass organisations) and year, over all works.
--
-- key: system, year
-- columns:
--   system: party, state or mass_organisation; NULL where it is not known.
--   year: Year of issue; NULL where it is not known.
--   body_count: Known issuing bodies that have works in the year.
--   captured_count: Works of which a capture is held.
--   cited_only_count: Works that are only cited or listed.
SELECT
    system, year,
    count(DISTINCT issuing_body_id)::INTEGER AS body_count,
    count(*) FILTER (is_captured)::INTEGER AS captured_count,
    count(*) FILTER (NOT is_captured)::INTEGER AS cited_only_count
FROM works
GROUP BY ALL
