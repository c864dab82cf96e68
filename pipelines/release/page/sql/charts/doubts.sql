-- How often each kind of doubt was noted.
SELECT code, severity, count(*)::INTEGER AS doubt_count, count(DISTINCT document_id)::INTEGER AS document_count
FROM issues
GROUP BY code, severity
ORDER BY doubt_count DESC, code, severity
