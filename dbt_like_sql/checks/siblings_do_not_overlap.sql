-- Units side by side share no character.
--
-- shown on: sections
-- when it fails: the end of a unit was set beyond the start of the next.
SELECT *
FROM (
    SELECT
        section_id, parent_id, span_start, span_end,
        lag(span_end) OVER (PARTITION BY document_id, parent_id ORDER BY ordinal) AS end_before
    FROM sections
)
WHERE span_start < end_before
