-- One row per type of document and system: days from issue to effect, over captured works that give both dates.
--
-- key: document_type, system
-- columns:
--   document_type: Type of document; NULL where it is not known.
--   system: party, state or mass_organisation; NULL where it is not known.
--   work_count: Works with both dates.
--   same_day_count: Works in force from the day of issue.
--   earlier_count: Works in force before they were issued: rare, or a date that was read wrongly.
--   shortest_days: Fewest days.
--   median_days: Median of days.
--   longest_days: Most days.
SELECT
    document_type, system,
    count(*)::INTEGER AS work_count,
    count(*) FILTER (effective_date = issue_date)::INTEGER AS same_day_count,
    count(*) FILTER (effective_date < issue_date)::INTEGER AS earlier_count,
    min(effective_date - issue_date)::INTEGER AS shortest_days,
    median(effective_date - issue_date)::DOUBLE AS median_days,
    max(effective_date - issue_date)::INTEGER AS longest_days
FROM works
WHERE is_captured AND effective_date IS NOT NULL AND issue_date IS NOT NULL
GROUP BY ALL
