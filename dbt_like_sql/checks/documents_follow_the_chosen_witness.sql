-- The value in documents is the one of the chosen witness, but for blanks and capitals.
--
-- shown on: field_evidence
-- when it fails: documents was filled from elsewhere than its evidence says.
WITH compared AS (
    SELECT
        e.document_id, e.field, e.value, e.zone,
        CASE e.field
            WHEN 'number' THEN d.number
            WHEN 'document_type' THEN d.document_type
            WHEN 'issue_date' THEN d.issue_date_text
            WHEN 'effective_date' THEN d.effective_date_text
            WHEN 'issuing_body' THEN d.issuing_body
            WHEN 'letterhead_body' THEN d.letterhead_body
            WHEN 'superior_body' THEN d.superior_body
            WHEN 'signer' THEN d.signer
            WHEN 'place' THEN d.place
            WHEN 'field' THEN d.field
            WHEN 'subject' THEN d.subject
            WHEN 'term' THEN d.term
            WHEN 'title' THEN d.title
            ELSE e.value
        END AS followed,
        CASE e.field WHEN 'issuing_body' THEN d.issuing_body_printed END AS printed
    FROM field_evidence AS e
    JOIN documents AS d USING (document_id)
    WHERE e.chosen
)
SELECT document_id, field, value, zone
FROM compared
-- Most are alike letter by letter; to fold the others costs twenty times as much.
WHERE value IS DISTINCT FROM followed AND value IS DISTINCT FROM printed
AND NOT coalesce(list_contains([name_key(followed), name_key(printed)], name_key(value)), false)
