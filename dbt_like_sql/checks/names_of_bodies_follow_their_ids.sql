-- issuing_body, issuing_body_en and system are what the vocabulary says of issuing_body_id.
--
-- shown on: documents
-- when it fails: the name was taken from the page; the printed one belongs in issuing_body_printed.
SELECT
    d.document_id, d.issuing_body_id, d.issuing_body, b.issuing_body AS known_name, d.system,
    b.system AS known_system
FROM documents AS d
JOIN issuing_bodies AS b USING (issuing_body_id)
WHERE NOT ends_with(d.issuing_body_id, '-generic')
AND (
    d.issuing_body IS DISTINCT FROM b.issuing_body
    OR d.issuing_body_en IS DISTINCT FROM b.issuing_body_en
    OR d.system IS DISTINCT FROM b.system
)
