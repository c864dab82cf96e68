-- One row per type of document and year of issue, over all works. Several captures of one work count once.
--
-- key: document_type, type_code, system, year
-- columns:
--   document_type: Type of document; NULL where it is not known.
--   document_type_en: Its English name.
--   type_code: Code of the type.
--   system: party, state or mass_organisation; NULL where it is not known.
--   year: Year of issue; NULL where it is not known.
--   captured_count: Works of which a capture is held.
--   cited_only_count: Works that are only cited or listed.
SELECT
    document_type, document_type_en, type_code, system, year,
    count(*) FILTER (is_captured)::INTEGER AS captured_count,
    count(*) FILTER (NOT is_captured)::INTEGER AS cited_only_count
FROM works
GROUP BY ALL
