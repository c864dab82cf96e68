-- The value in documents is the one of the chosen witness, but for blanks and capitals.
--
-- shown on: field_evidence
-- when it fails: documents was filled from elsewhere than its evidence says.
SELECT e.document_id, e.field, e.value, e.zone
FROM field_evidence AS e
JOIN documents AS d USING (document_id)
WHERE e.chosen
AND NOT coalesce(list_contains(
    CASE e.field
        WHEN 'number' THEN [name_key(d.number)]
        WHEN 'document_type' THEN [name_key(d.document_type)]
        WHEN 'issue_date' THEN [d.issue_date_text]
        WHEN 'effective_date' THEN [d.effective_date_text]
        WHEN 'issuing_body' THEN [name_key(d.issuing_body), name_key(d.issuing_body_printed)]
        WHEN 'letterhead_body' THEN [name_key(d.letterhead_body)]
        WHEN 'signer' THEN [name_key(d.signer)]
        WHEN 'place' THEN [name_key(d.place)]
        WHEN 'field' THEN [name_key(d.field)]
        WHEN 'subject' THEN [name_key(d.subject)]
        WHEN 'term' THEN [name_key(d.term)]
        WHEN 'title' THEN [name_key(d.title)]
        ELSE [name_key(e.value)]
    END,
    name_key(e.value)
), false)
