-- Seconds and counts in the ledger of runs are not negative.
--
-- shown on: run_ledger
-- when it fails: the clock was set back during the run, or a counter overflowed.
SELECT *
FROM run_ledger
WHERE seconds < 0 OR cpu_seconds < 0 OR peak_rss_bytes < 0 OR documents_in < 0 OR documents_out < 0
