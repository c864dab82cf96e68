-- A captured work shows exactly one of its captures as the best, an uncaptured one none.
--
-- shown on: work_documents
-- when it fails: metadata of the work come from no capture or from two.
SELECT w.work_id, w.number, w.captured_count, count(m.document_id) AS capture_count,
    count(*) FILTER (m.is_best) AS best_count
FROM works AS w
LEFT JOIN work_documents AS m USING (work_id)
GROUP BY ALL
HAVING count(m.document_id) <> w.captured_count OR count(*) FILTER (m.is_best) <> (w.captured_count > 0)::INTEGER
