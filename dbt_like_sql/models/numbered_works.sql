-- One row per work that has its place in a series of numbers. A series is a code within a year (67/2023/NĐ-CP: NĐ-CP of
-- 2023) or, for Party numbers, within a term (62-KL/TW: KL/TW of term X), and within one place where every place uses
-- the code (01/2023/QĐ-UBND).
--
-- key: work_id
-- columns:
--   work_id: The work.
--   series_code: The number without serial and year: NĐ-CP, KL/TW.
--   place_body_id: Issuing body, for codes that bodies of every province, district or commune use.
--   period: Year, or term: khóa X.
--   serial: Running number in the series.
--   document_type: Its type.
--   issuing_body: Name of the issuing body, if it is known.
--   is_captured: A capture of the work is held.
-- caveats: The Central Committee, the Politburo and the Secretariat number their acts in one series for each type and
--     term (Guidance 36-HD/VPTW, section II), so a series is not a body's; Quyết định and Quy định share the code QĐ
--     in it. Provincial terms begin some months before those of the Party Congress, by which they are reckoned here.
WITH parts AS (
    SELECT
        work_id, document_type, issuing_body, is_captured,
        regexp_replace(number_key, '^[0-9]{1,6}[A-ZĐ]?[/-]((19|20)[0-9]{2}[/-])?', '') AS series_code,
        CASE WHEN is_local_number(number_key) THEN issuing_body_id END AS place_body_id,
        coalesce(
            number_year(number_key),
            CASE system WHEN 'party' THEN 'khóa ' || term WHEN 'state' THEN year::VARCHAR END
        ) AS period,
        serial_of(number_key) AS serial,
        is_local_number(number_key) AND issuing_body_id IS NULL AS is_without_place
    FROM works
    WHERE number_key IS NOT NULL
)
SELECT work_id, series_code, place_body_id, period, serial, document_type, issuing_body, is_captured
FROM parts
WHERE period IS NOT NULL AND serial > 0 AND NOT is_without_place
