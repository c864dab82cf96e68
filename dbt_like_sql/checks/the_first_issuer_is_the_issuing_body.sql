-- A joint document counts under its first issuer, so that must be the one in documents.
--
-- shown on: document_issuers
-- when it fails: the order of issuers was lost between letterhead and documents.
SELECT i.document_id, i.printed, i.issuing_body_id AS first_issuer, d.issuing_body_id
FROM document_issuers AS i
JOIN documents AS d USING (document_id)
WHERE i.ordinal = 0 AND i.issuing_body_id IS DISTINCT FROM d.issuing_body_id
