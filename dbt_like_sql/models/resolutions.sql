-- One row per witness: the work that it means, where that is sure. A reference in a document's own text can't mean a
-- work that is younger than the document; a captured document always is a work.
--
-- key: witness_id
-- in parts: documents
-- columns:
--   witness_id: The document_id, citation_id or link_id.
--   origin: document, citation or related_link.
--   document_id: The captured page it stands on.
--   zone: Part of the page; NULL for the document itself.
--   work_id: The work; NULL where it names none or several are possible.
--   candidate_work_ids: The works that it may mean, at most 51.
WITH meant AS (
    SELECT
        w.witness_id, w.origin, w.document_id, w.zone, w.cited_on, i.completed_id, i.is_work, i.candidate_count,
        CASE
            WHEN w.origin = 'document' AND list_contains(i.work_ids, i.completed_id) THEN [i.completed_id]
            ELSE i.work_ids
        END AS work_ids
    FROM witnesses AS w
    LEFT JOIN identities AS i USING (identity_id)
    WHERE in_part(w.document_id)
),
possible AS (
    -- Beyond 50 candidates work_ids is cut short: such a reference stays ambiguous.
    SELECT
        *,
        (len(work_ids) = 1 AND (cited_on IS NULL OR work_ids[1] = completed_id)) OR candidate_count > 50 AS is_decided
    FROM meant
),
editions AS (
    SELECT DISTINCT completed_id AS work_id, edition FROM identities WHERE is_work
),
unnested AS (
    SELECT witness_id, cited_on, completed_id, unnest(work_ids) AS work_id FROM possible WHERE NOT is_decided
),
kept AS (
    SELECT witness_id, list(work_id ORDER BY work_id) AS work_ids
    FROM unnested
    JOIN editions USING (work_id)
    WHERE cited_on IS NULL OR edition IS NULL OR edition <= cited_on OR work_id = completed_id
    GROUP BY witness_id
),
final AS (
    SELECT
        p.witness_id, p.origin, p.document_id, p.zone,
        CASE
            WHEN p.is_decided THEN p.work_ids
            ELSE coalesce(k.work_ids, CASE WHEN p.is_work THEN [p.completed_id] END, [])
        END AS candidate_work_ids
    FROM possible AS p
    LEFT JOIN kept AS k USING (witness_id)
)
SELECT
    witness_id, origin, document_id, zone,
    CASE WHEN len(candidate_work_ids) = 1 THEN candidate_work_ids[1] END AS work_id,
    candidate_work_ids
FROM final
