-- vi: Bộ đọc đúng đến đâu so với đáp án làm tay?
-- en: How often is the parser right, against answers made by hand?
SELECT measure, layout, gold_documents, wanted, "precision", precision_low, recall, recall_low
FROM quality_estimates
WHERE level IS NULL
ORDER BY measure, layout NULLS FIRST
