-- An act in force long before it was issued is rare: more often a date was read from the wrong place.
--
-- shown on: documents
-- severity: warning
-- when it fails: read both dates' witnesses in field_evidence; a few acts do say that they hold from an earlier day.
SELECT document_id, number, issue_date, effective_date, effective_basis
FROM documents
WHERE effective_date < issue_date
