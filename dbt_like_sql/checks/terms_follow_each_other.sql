-- Terms of one series don't overlap: a date has one term.
--
-- shown on: terms
-- when it fails: mend the dates in terms.csv.
SELECT *
FROM (
    SELECT
        series, term, from_date_text, to_date_text,
        lead(from_date_text) OVER (PARTITION BY series ORDER BY from_date_text) AS next_from
    FROM terms
)
WHERE to_date_text > next_from OR (to_date_text IS NULL AND next_from IS NOT NULL) OR to_date_text < from_date_text
