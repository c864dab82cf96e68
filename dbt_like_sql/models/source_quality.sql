-- One row per source and lay-out of its pages: what was captured, what was refused, and how often each field was found.
--
-- key: source, layout
-- columns:
--   source: The source: a folder of raw/.
--   layout: Lay-out of the parsed pages; NULL for duplicates and refused items.
--   captured_count: Items seen.
--   duplicate_count: Of these, duplicates.
--   rejected_count: Of these, refused.
--   document_count: Documents read.
--   issue_count: Doubts of severity warning or error.
--   with_number: Share of documents with a number.
--   with_document_type: Share with a type.
--   with_issue_date: Share with a date of issue.
--   with_effective_date: Share with an effective date.
--   with_issuing_body: Share whose issuing body the vocabulary knows.
--   with_subject: Share with an abstract.
--   with_signer: Share with a signer.
--   with_body: Share with a body text.
--   median_section_count: Median number of sections.
--   median_citation_count: Median number of citations.
WITH doubts AS (
    SELECT document_id, count(*) AS doubt_count
    FROM issues
    WHERE severity <> 'info' AND document_id IS NOT NULL
    GROUP BY document_id
)
SELECT
    c.source, d.layout,
    count(*)::INTEGER AS captured_count,
    count(*) FILTER (c.status = 'duplicate')::INTEGER AS duplicate_count,
    count(*) FILTER (c.status = 'rejected')::INTEGER AS rejected_count,
    count(d.document_id)::INTEGER AS document_count,
    coalesce(sum(q.doubt_count), 0)::INTEGER AS issue_count,
    round(count(d.number) / nullif(count(d.document_id), 0), 4) AS with_number,
    round(count(d.document_type) / nullif(count(d.document_id), 0), 4) AS with_document_type,
    round(count(d.issue_date_text) / nullif(count(d.document_id), 0), 4) AS with_issue_date,
    round(count(d.effective_date_text) / nullif(count(d.document_id), 0), 4) AS with_effective_date,
    round(count(d.issuing_body_id) / nullif(count(d.document_id), 0), 4) AS with_issuing_body,
    round(count(d.subject) / nullif(count(d.document_id), 0), 4) AS with_subject,
    round(count(d.signer) / nullif(count(d.document_id), 0), 4) AS with_signer,
    round(count(d.body_start) / nullif(count(d.document_id), 0), 4) AS with_body,
    median(d.section_count) AS median_section_count,
    median(d.citation_count) AS median_citation_count
FROM captures AS c
LEFT JOIN documents AS d USING (capture_id)
LEFT JOIN doubts AS q USING (document_id)
GROUP BY ALL
