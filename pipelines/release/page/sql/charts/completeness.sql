-- How often each field of a document was found, over all sources.
SELECT field, round(found / nullif(total, 0), 4) AS share, found, total
FROM (
    UNPIVOT (
        SELECT
            count(*) AS total, count(number) AS number, count(document_type) AS document_type,
            count(issue_date_text) AS issue_date, count(issuing_body_id) AS issuing_body, count(subject) AS subject,
            count(signer) AS signer, count(effective_date_text) AS effective_date, count(body_start) AS body
        FROM documents
    )
    ON number, document_type, issue_date, issuing_body, subject, signer, effective_date, body
    INTO NAME field VALUE found
)
