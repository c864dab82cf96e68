-- One row per parent body and year: the works of all bodies right below it. Works of the parent itself are not among
-- them.
--
-- key: parent_id, year
-- columns:
--   parent_id: The body above the issuing bodies; NULL for bodies without one and for unknown bodies.
--   parent: Its name.
--   parent_en: Its English name.
--   year: Year of issue; NULL where it is not known.
--   body_count: Issuing bodies below it that have works in the year.
--   captured_count: Works of which a capture is held.
--   cited_only_count: Works that are only cited or listed.
SELECT
    d.parent_id, p.issuing_body AS parent, p.issuing_body_en AS parent_en, d.year,
    count(DISTINCT d.issuing_body_id)::INTEGER AS body_count,
    sum(d.captured_count)::INTEGER AS captured_count,
    sum(d.cited_only_count)::INTEGER AS cited_only_count
FROM directives_by_body_year AS d
LEFT JOIN issuing_bodies AS p ON p.issuing_body_id = d.parent_id
GROUP BY ALL
