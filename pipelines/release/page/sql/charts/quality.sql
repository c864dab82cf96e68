-- What the parser was measured to do, over all levels and lay-outs.
SELECT measure, gold_documents, wanted, found, hits, precision, precision_low, precision_high, recall, recall_low,
    recall_high
FROM quality_estimates
WHERE level IS NULL AND layout IS NULL
ORDER BY measure
