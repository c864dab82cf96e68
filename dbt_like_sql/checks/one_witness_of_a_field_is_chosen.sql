-- Where a field has witnesses, documents follows exactly one of them.
--
-- shown on: field_evidence
-- when it fails: the choice was not recorded, or recorded twice.
SELECT document_id, field, count(*) AS witness_count, count(*) FILTER (chosen) AS chosen_count
FROM field_evidence
GROUP BY ALL
HAVING count(*) FILTER (chosen) <> 1
