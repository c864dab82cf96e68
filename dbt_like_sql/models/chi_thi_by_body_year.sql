-- One row per issuing body and year that has a Chỉ thị (directive in the narrow sense).
--
-- key: issuing_body_id, year
-- columns:
--   issuing_body_id: Issuing body; NULL where it is not known.
--   issuing_body: Its name at the time.
--   issuing_body_en: Its English name.
--   year: Year of issue; NULL where it is not known.
--   captured_count: Chỉ thị of which a capture is held.
--   cited_only_count: Chỉ thị that are only cited or listed.
SELECT
    issuing_body_id, issuing_body, issuing_body_en, year,
    sum(captured_count)::INTEGER AS captured_count,
    sum(cited_only_count)::INTEGER AS cited_only_count
FROM directives_by_body_year
WHERE document_type = 'Chỉ thị'
GROUP BY ALL
