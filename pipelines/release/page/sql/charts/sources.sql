-- What each source gave, lay-out by lay-out.
SELECT source, layout, captured_count, duplicate_count, rejected_count, document_count, issue_count
FROM source_quality
ORDER BY ALL
