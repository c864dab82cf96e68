-- One row per law of the vocabulary, with the span of days in which its name meant this version.
--
-- key: number_key
-- columns:
--   number_key: Number folded for matching; for a constitution its year.
--   number: Number as printed.
--   law: Name folded for matching.
--   name: Name as cited.
--   issue_date_text: Date of passing, ISO.
--   only_of_day: Day of passing, where no other version of the name was passed on it.
--   only_of_year: Year of passing, where no other version of the name was passed in it.
--   in_force_from: First day in force (ISO), the day of passing where that is not known.
--   in_force_to: Day on which the next version took its place; NULL for the last one.
WITH named AS (
    SELECT
        number_key, number, name_key(name) AS law, name, issue_date_text, left(issue_date_text, 4) AS passed_in,
        coalesce(effective_date_text, issue_date_text) AS in_force_from
    FROM laws
)
SELECT
    number_key, number, law, name, issue_date_text,
    CASE WHEN count(*) OVER (PARTITION BY law, issue_date_text) = 1 THEN issue_date_text END AS only_of_day,
    CASE WHEN count(*) OVER (PARTITION BY law, passed_in) = 1 THEN passed_in END AS only_of_year,
    in_force_from,
    lead(in_force_from) OVER (PARTITION BY law ORDER BY in_force_from, number_key) AS in_force_to
FROM named
