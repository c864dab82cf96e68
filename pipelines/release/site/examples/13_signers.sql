-- vi: Ai ký, với thẩm quyền nào?
-- en: Who signs, in what capacity?
SELECT issuing_body, signer, signer_title, signing_capacity, count(*) AS documents,
    min(issue_date) AS first_date, max(issue_date) AS last_date
FROM documents
WHERE signer IS NOT NULL
GROUP BY ALL
ORDER BY documents DESC, signer
LIMIT 100
