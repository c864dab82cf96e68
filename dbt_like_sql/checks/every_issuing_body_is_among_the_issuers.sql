-- A document whose body is known has at least that one issuer.
--
-- shown on: document_issuers
-- when it fails: issuers were written without the body that was chosen.
SELECT d.document_id, d.issuing_body_id
FROM documents AS d
ANTI JOIN document_issuers AS i ON i.document_id = d.document_id AND i.issuing_body_id = d.issuing_body_id
WHERE d.issuing_body_id IS NOT NULL
