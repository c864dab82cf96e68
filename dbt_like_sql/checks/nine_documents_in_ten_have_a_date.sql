-- A source whose documents mostly lack a date of issue is a lay-out that the parser does not read yet. Counted from ten
-- documents up.
--
-- shown on: documents
-- severity: warning
-- when it fails: parse one page of the named source by hand and teach the parser its lay-out.
SELECT c.source, d.layout, count(*) AS document_count, count(d.issue_date_text) AS with_date
FROM documents AS d
JOIN captures AS c USING (capture_id)
GROUP BY ALL
HAVING count(*) >= 10 AND count(d.issue_date_text) < 0.9 * count(*)
