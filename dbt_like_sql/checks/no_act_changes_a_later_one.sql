-- An act amends, replaces or repeals what was there before it: none changes an act that was issued later.
--
-- shown on: document_links
-- severity: warning
-- when it fails: read the sentence: most often the verb is in the name of an act (“sửa đổi các Nghị định …”) or its subject is another one;
--     now and then a date is misprinted.
SELECT l.link_id, l.document_id, l.relation, s.number AS source_number, s.issue_date AS source_date,
    t.number AS target_number, t.issue_date AS target_date, l.text
FROM document_links AS l
JOIN works AS s ON s.work_id = l.source_work_id
JOIN works AS t ON t.work_id = l.target_work_id
WHERE (l.relation IN ('amends', 'corrects', 'repeals', 'replaces') AND s.issue_date < t.issue_date)
OR (l.relation IN ('amended_by', 'corrected_by', 'repealed', 'replaced_by') AND s.issue_date > t.issue_date)
