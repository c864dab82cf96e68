-- Following parent_id upwards ends: no body is its own ancestor.
--
-- shown on: issuing_bodies
-- when it fails: mend parent_id in issuing_bodies.csv.
WITH RECURSIVE above AS (
    SELECT issuing_body_id, parent_id, 1 AS height FROM issuing_bodies WHERE parent_id IS NOT NULL
    UNION ALL
    SELECT a.issuing_body_id, b.parent_id, a.height + 1
    FROM above AS a
    JOIN issuing_bodies AS b ON b.issuing_body_id = a.parent_id
    WHERE b.parent_id IS NOT NULL AND a.height < 30
)
SELECT DISTINCT issuing_body_id FROM above WHERE parent_id = issuing_body_id
