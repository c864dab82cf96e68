-- Counts by issuing body are only as good as the share of documents whose body is known. Counted from ten documents up.
--
-- shown on: documents
-- severity: warning
-- when it fails: read issuing_body_printed of the unknown ones and add the bodies to issuing_bodies.csv.
SELECT c.source, d.layout, count(*) AS document_count, count(d.issuing_body_id) AS with_body
FROM documents AS d
JOIN captures AS c USING (capture_id)
GROUP BY ALL
HAVING count(*) >= 10 AND count(d.issuing_body_id) < 0.9 * count(*)
