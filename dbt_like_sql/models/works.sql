-- One row per work: the identity of a document across its captures and all references to it, captured or only cited.
-- Identity is type, issuing body, number and date, or term: Party numbers start anew in each term.
--
-- key: work_id
-- in parts: documents
-- columns:
--   work_id: Hash of the identity, 20 hex digits.
--   number: Number as printed (in its best capture, else the shortest spelling).
--   number_key: Number folded for matching, without leading zeros; NULL for works without one.
--   name: Name, for works that are cited by name: Luật Giáo dục.
--   document_type: Type of document, Vietnamese.
--   document_type_en: Type of document, English.
--   type_code: Code of the type; where the type is not known, the code within the number of the best capture.
--   issuing_body_id: Issuing body; NULL where it is not known to the vocabulary.
--   issuing_body: Its name at the time.
--   issuing_body_en: Its English name.
--   system: Who issues: party, state or mass_organisation.
--   issue_date: Date of issue.
--   year: Year of issue, also where only the number or a partial date gives it.
--   term: Term (khóa) as captured or cited; of the Party Congress at the date, unless the State issued it.
--   subject: Abstract (trích yếu).
--   effective_date: In force from, as the best capture says.
--   is_dated: The identity holds a year or date. Without, references to several documents may be one row.
--   is_captured: At least one capture holds the document itself.
--   captured_count: Captures that hold it.
--   reference_count: Citations and rows of related tables that mean it for sure.
--   best_document_id: The capture that says most; NULL for works that are only cited.
-- caveats: A cited-only work may be one that a fuller citation would join with another; its work_id changes then.
WITH identity AS (
    -- Works and documents are both called by hashes, so ranges of documents hold alike many works.
    SELECT DISTINCT
        completed_id AS work_id, handle, document_type, edition, term,
        CASE WHEN body_key IN (SELECT issuing_body_id FROM issuing_bodies) THEN body_key END AS issuing_body_id
    FROM identities
    WHERE is_work AND in_part(completed_id)
),
counted AS (
    SELECT
        r.work_id,
        count(*) FILTER (r.origin = 'document')::INTEGER AS captured_count,
        count(*) FILTER (r.origin <> 'document')::INTEGER AS reference_count,
        min_by(w.number, (length(w.number), w.number)) AS number,
        min_by(w.name, (length(w.name), w.name)) AS name,
        min(w.issue_date) AS issue_date
    FROM resolutions AS r
    JOIN witnesses AS w USING (witness_id)
    WHERE in_part(r.work_id)
    GROUP BY r.work_id
),
listed AS (
    SELECT r.work_id, min(l.subject) AS subject
    FROM resolutions AS r
    JOIN related_links AS l ON l.link_id = r.witness_id
    WHERE in_part(r.work_id)
    GROUP BY r.work_id
),
best AS (
    SELECT w.work_id, d.*
    FROM work_documents AS w
    JOIN documents AS d USING (document_id)
    WHERE w.is_best AND in_part(w.work_id)
),
types AS (
    SELECT *, count(*) OVER (PARTITION BY document_type) AS system_count FROM document_types
),
joined AS (
    SELECT
        i.work_id,
        coalesce(b.number, c.number) AS number,
        CASE WHEN regexp_matches(i.handle, '^[0-9A-Z]') THEN i.handle END AS number_key,
        c.name,
        coalesce(b.document_type, i.document_type) AS document_type,
        coalesce(b.issuing_body_id, i.issuing_body_id) AS issuing_body_id,
        b.system, b.type_code,
        coalesce(b.issue_date, c.issue_date) AS issue_date,
        coalesce(year(b.issue_date), year(c.issue_date), try_cast(left(i.edition, 4) AS INTEGER))::INTEGER AS year,
        b.term AS stated_term, i.term,
        coalesce(b.subject, s.subject) AS subject,
        b.effective_date,
        i.edition IS NOT NULL AS is_dated,
        coalesce(c.captured_count, 0) AS captured_count,
        coalesce(c.reference_count, 0) AS reference_count,
        b.document_id AS best_document_id
    FROM identity AS i
    LEFT JOIN counted AS c USING (work_id)
    LEFT JOIN best AS b USING (work_id)
    LEFT JOIN listed AS s USING (work_id)
)
SELECT
    j.work_id, j.number, j.number_key, j.name, j.document_type, t.document_type_en,
    coalesce(t.type_code, j.type_code) AS type_code,
    j.issuing_body_id, b.issuing_body, b.issuing_body_en,
    coalesce(j.system, b.system, nullif(t.system, 'both')) AS system,
    j.issue_date, j.year,
    coalesce(j.stated_term, CASE WHEN coalesce(j.system, b.system) IS DISTINCT FROM 'state' THEN j.term END) AS term,
    j.subject, j.effective_date,
    j.is_dated, j.captured_count > 0 AS is_captured, j.captured_count, j.reference_count, j.best_document_id
FROM joined AS j
LEFT JOIN issuing_bodies AS b USING (issuing_body_id)
LEFT JOIN types AS t
    ON t.document_type = j.document_type AND (t.system_count = 1 OR t.system = coalesce(j.system, b.system))
