-- What references lead to.
SELECT status, count(*)::INTEGER AS link_count FROM document_links GROUP BY status ORDER BY status
