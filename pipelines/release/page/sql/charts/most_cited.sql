-- The works that most others refer to, with the document that is shown for each.
SELECT
    m.number, m.name, m.document_type, m.issuing_body, m.year, m.citing_work_count, m.citation_count,
    m.legal_basis_count, w.subject, w.best_document_id AS document_id
FROM most_cited AS m
JOIN works AS w USING (work_id)
WHERE m.citing_work_count > 0
ORDER BY m.citing_work_count DESC, m.citation_count DESC, m.work_id
LIMIT 25
