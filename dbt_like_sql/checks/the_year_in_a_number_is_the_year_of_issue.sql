-- A number like 67/2023/NĐ-CP is given in the year of issue.
--
-- shown on: documents
-- severity: warning
-- when it fails: usually the date is read wrongly; some acts are numbered in December and signed in January.
SELECT document_id, number, number_year, issue_date_text
FROM documents
WHERE number_year <> try_cast(left(issue_date_text, 4) AS INTEGER)
