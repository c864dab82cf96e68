-- One row per issuing body, year and type of document, over all works of any type (Chỉ thị alone is
-- document_type = 'Chỉ thị'). An unknown body or year is a row with NULL; a joint document counts once, under its first
-- issuer; several captures of one work count once.
--
-- key: issuing_body_id, year, type_code, document_type
-- columns:
--   issuing_body_id: Issuing body; NULL where it is not known.
--   issuing_body: Its name at the time.
--   issuing_body_en: Its English name.
--   parent_id: The body above it.
--   year: Year of issue; NULL where it is not known.
--   type_code: Code of the type.
--   document_type: Type of document; NULL where it is not known.
--   captured_count: Works of which a capture is held.
--   cited_only_count: Works that are only cited or listed.
--   successor_id: The body that later took its place: its works are counted under its own id.
--   successor: The name of that body.
-- caveats: The sum of captured_count is the number of captured works. Counts are what was captured, not what was
--     issued: number_gaps gives a lower bound of what is missing.
SELECT
    w.issuing_body_id, b.issuing_body, b.issuing_body_en, b.parent_id, w.year, w.type_code, w.document_type,
    count(*) FILTER (w.is_captured)::INTEGER AS captured_count,
    count(*) FILTER (NOT w.is_captured)::INTEGER AS cited_only_count,
    b.successor_id, a.issuing_body AS successor
FROM works AS w
LEFT JOIN issuing_bodies AS b USING (issuing_body_id)
LEFT JOIN issuing_bodies AS a ON a.issuing_body_id = b.successor_id
GROUP BY ALL
