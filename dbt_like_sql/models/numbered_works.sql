-- One row per work that has its place in a series of numbers. A series is a code within a year (67/2023/NĐ-CP: NĐ-CP of
-- 2023) or, for Party numbers, within a term (62-KL/TW: KL/TW of term X), and within one place where every place uses
-- the code (01/2023/QĐ-UBND). The National Assembly numbers each type through its term (38/2005/QH11: Luật of QH11).
--
-- key: work_id
-- columns:
--   work_id: The work.
--   series_code: The number without serial and year: NĐ-CP, KL/TW; with the type for the National Assembly: Luật QH11.
--   place_body_id: Issuing body, for codes that bodies of every province, district or commune use.
--   period: Year, or term: khóa X, khóa 11.
--   serial: Running number in the series.
--   document_type: Its type.
--   issuing_body: Name of the issuing body, if it is known.
--   is_captured: A capture of the work is held.
--   is_separate: The number holds its year, or is of the Party or the National Assembly: no other type shares its series.
--     Else the body may number reports, decisions and letters in one.
-- caveats: The Central Committee, the Politburo and the Secretariat number their acts in one series for each type and
--     term (Guidance 36-HD/VPTW, section II), so a series is not a body's; Quyết định and Quy định share the code QĐ
--     in it. Provincial terms begin some months before those of the Party Congress, by which they are reckoned here.
WITH parts AS (
    SELECT
        *,
        regexp_replace(number_key, '^[0-9]{1,6}[A-ZĐ]?[/-]((19|20)[0-9]{2}[/-])?', '') AS code,
        nullif(regexp_extract(number_key, '[/-]((?:UBTV)?QH[0-9]{1,2})$', 1), '') AS assembly,
        is_local_number(number_key) AS is_local,
        number_year(number_key) IS NOT NULL AS has_year
    FROM works
    WHERE number_key IS NOT NULL
),
placed AS (
    SELECT
        work_id, document_type, issuing_body, is_captured,
        CASE
            -- Codes (bộ luật) are numbered among the laws.
            WHEN assembly IS NOT NULL THEN replace(document_type, 'Bộ luật', 'Luật') || ' ' || assembly
            -- Letters bear no code of a type, but that of the unit which wrote them: 7/BTC-CST.
            WHEN NOT has_year AND system IS DISTINCT FROM 'party'
            AND split_part(code, '-', 1) NOT IN (SELECT upper(type_code) FROM document_types WHERE type_code IS NOT NULL)
                THEN 'Công văn ' || split_part(code, '-', 1)
            ELSE code
        END AS series_code,
        CASE WHEN is_local THEN issuing_body_id END AS place_body_id,
        coalesce(
            'khóa ' || ltrim(assembly, 'UBTVQH'),
            number_year(number_key),
            CASE system WHEN 'party' THEN 'khóa ' || term WHEN 'state' THEN year::VARCHAR END
        ) AS period,
        serial_of(number_key) AS serial,
        is_local AND issuing_body_id IS NULL AS is_without_place,
        has_year OR assembly IS NOT NULL OR system IS NOT DISTINCT FROM 'party' AS is_separate
    FROM parts
)
SELECT work_id, series_code, place_body_id, period, serial, document_type, issuing_body, is_captured, is_separate
FROM placed
WHERE series_code IS NOT NULL AND period IS NOT NULL AND serial > 0 AND NOT is_without_place
