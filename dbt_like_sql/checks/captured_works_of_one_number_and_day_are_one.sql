-- Two captured works with the same number of the same day are almost surely one whose type or body was read wrongly.
--
-- shown on: works
-- severity: warning
-- when it fails: compare the type and body of the captures in field_evidence.
SELECT number_key, issue_date, count(*) AS work_count, list(DISTINCT issuing_body_id) AS bodies
FROM works
WHERE is_captured AND number_key IS NOT NULL AND issue_date IS NOT NULL
AND (number_year(number_key) IS NULL OR system = 'party')
GROUP BY ALL
HAVING count(*) > 1
