-- A source whose documents mostly lack a number is a lay-out that the parser does not read yet. Counted from ten
-- documents up.
--
-- shown on: documents
-- severity: warning
-- when it fails: parse one page of the named source by hand and teach the parser its lay-out.
SELECT c.source, d.layout, count(*) AS document_count, count(d.number) AS with_number
FROM documents AS d
JOIN captures AS c USING (capture_id)
GROUP BY ALL
HAVING count(*) >= 10 AND count(d.number) < 0.9 * count(*)
