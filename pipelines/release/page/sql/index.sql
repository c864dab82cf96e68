-- What the list of documents shows of each, in the order of the page.
SELECT
    s.place, d.document_id, d.number, coalesce(d.subject, d.title) AS title, d.document_type, d.issuing_body_id,
    d.issuing_body, d.issue_date_text, d.system, d.field, d.signer
FROM shown AS s
JOIN documents AS d USING (document_id)
ORDER BY s.place
