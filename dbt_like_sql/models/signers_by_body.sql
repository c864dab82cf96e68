-- One row per issuing body, signer and capacity: how many works were signed so, and from when to when. Each work is
-- counted once, by its best capture.
--
-- key: issuing_body_id, signer, capacity
-- columns:
--   issuing_body_id: Issuing body; NULL where it is not known.
--   issuing_body: Its name.
--   signer: Name of the signer, as printed.
--   capacity: In what capacity the signer signed; NULL where none is printed.
--   work_count: Works signed.
--   first_date: Date of issue of the first one.
--   last_date: Date of issue of the last one.
-- caveats: Two persons of one name in one body are one row.
SELECT
    w.issuing_body_id, w.issuing_body, s.signer, s.capacity,
    count(DISTINCT w.work_id)::INTEGER AS work_count,
    min(w.issue_date) AS first_date,
    max(w.issue_date) AS last_date
FROM signatures AS s
JOIN works AS w ON w.best_document_id = s.document_id
WHERE s.signer IS NOT NULL
GROUP BY ALL
