-- One row per distinct way in which documents are identified, and the works that it may mean. An identity that no
-- other one completes is a work; an incomplete one belongs to whatever works complete it, and to exactly one if it is
-- unambiguous.
--
-- key: identity_id
-- columns:
--   identity_id: Hash of handle, type, body, edition and term as the witness gave them.
--   completed_id: The same after gaps were filled from witnesses of one handle and one full date or year.
--   handle: What it is called by: folded number, name or abstract.
--   document_type: Type.
--   body_key: Issuing body: its id, or its printed name.
--   edition: Year of the number, else date, ISO.
--   term: Term (khóa).
--   is_work: No other identity completes it, or a captured document or an early citation needs it as a work.
--   work_ids: The works that it may mean: itself alone, or those that complete it, at most 50 of them.
--   candidate_count: How many works it may mean.
--   document_count: Captured documents that are identified so.
--   reference_count: Citations and related rows that identify so.
-- caveats: Gaps are filled only where all witnesses of the handle and date that do say it agree.
WITH claims AS (
    SELECT
        identity_id, handle, document_type, body_key, edition, term,
        count(*) FILTER (origin = 'document')::INTEGER AS document_count,
        count(*) FILTER (origin <> 'document')::INTEGER AS reference_count,
        min(cited_on) AS first_cited_on
    FROM witnesses
    WHERE identity_id IS NOT NULL
    GROUP BY ALL
),
filled AS (
    SELECT * REPLACE (
        CASE WHEN is_firm AND type_agrees THEN one_type ELSE document_type END AS document_type,
        CASE WHEN is_firm AND body_agrees THEN one_body ELSE body_key END AS body_key
    )
    FROM (
        SELECT
            *,
            number_year(handle) IS NOT NULL
            OR (starts_with(handle, 'name:') AND edition IS NOT NULL)
            OR (length(edition) = 10 AND NOT starts_with(handle, 'subject:')) AS is_firm,
            min(document_type) OVER same AS one_type,
            min(document_type) OVER same = max(document_type) OVER same AS type_agrees,
            min(body_key) OVER same AS one_body,
            min(body_key) OVER same = max(body_key) OVER same AS body_agrees
        FROM claims
        WINDOW same AS (PARTITION BY handle, edition)
    )
),
completed AS (
    SELECT
        identity_id, handle, document_type, body_key, edition, term, document_count, reference_count, first_cited_on,
        identity_hash(handle, document_type, body_key, edition, term) AS completed_id
    FROM filled
),
candidates AS (
    SELECT
        completed_id, any_value(handle) AS handle, any_value(document_type) AS document_type,
        any_value(body_key) AS body_key, any_value(edition) AS edition, any_value(term) AS term,
        sum(document_count) AS document_count, min(first_cited_on) AS first_cited_on
    FROM completed
    GROUP BY completed_id
),
incomplete AS (
    -- Nothing completes what is complete; unnumbered documents are one only if they say the same. Without these two,
    -- one abstract of ten thousand documents would be compared with itself ten thousand times.
    SELECT *
    FROM candidates
    WHERE NOT starts_with(handle, 'subject:')
    AND (
        document_type IS NULL OR body_key IS NULL OR edition IS NULL
        OR (length(edition) < 10 AND number_year(handle) IS NULL)
    )
),
covers AS (
    SELECT x.completed_id, y.completed_id AS by_id, y.edition AS by_edition
    FROM incomplete AS x
    JOIN candidates AS y
        ON x.handle = y.handle AND x.completed_id <> y.completed_id
        AND (x.document_type IS NULL OR x.document_type = y.document_type)
        AND (x.body_key IS NULL OR x.body_key = y.body_key)
        AND (x.edition IS NULL OR starts_with(y.edition, x.edition))
        AND (x.term IS NULL OR x.term = y.term)
),
attached AS (
    SELECT
        completed_id, count(*) AS covering_count,
        -- Fifty candidates are ambiguous enough; lists of thousands, for each reference, would fill the memory.
        list(by_id ORDER BY by_id)[1:50] AS covering_ids,
        CASE WHEN count(by_edition) = count(*) THEN min(by_edition) END AS first_edition
    FROM covers
    WHERE by_id NOT IN (SELECT completed_id FROM covers)
    GROUP BY completed_id
),
decided AS (
    SELECT
        c.completed_id, a.covering_ids,
        a.covering_ids IS NULL AS is_root,
        c.document_count > 0 AND a.covering_count > 1 AS is_unsure_capture,
        (coalesce(a.covering_count + (c.document_count > 0 AND a.covering_count > 1)::INTEGER, 1))::INTEGER
            AS candidate_count,
        c.first_cited_on < a.first_edition AND a.covering_count <= 50 AS is_cited_before
    FROM candidates AS c
    LEFT JOIN attached AS a USING (completed_id)
)
SELECT
    identity_id, completed_id, handle, document_type, body_key, edition, term,
    is_root OR is_unsure_capture OR coalesce(is_cited_before, false) AS is_work,
    CASE
        WHEN is_root THEN [completed_id]
        WHEN is_unsure_capture THEN list_append(covering_ids, completed_id)
        ELSE covering_ids
    END AS work_ids,
    candidate_count,
    document_count, reference_count
FROM completed
JOIN decided USING (completed_id)
