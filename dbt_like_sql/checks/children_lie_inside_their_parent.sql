-- A section lies inside its parent, in the same document and zone, and comes after it.
--
-- shown on: sections
-- when it fails: a unit was hung below the wrong one.
SELECT c.section_id, c.parent_id, c.span_start, c.span_end, p.span_start AS parent_start, p.span_end AS parent_end
FROM sections AS c
JOIN sections AS p ON p.section_id = c.parent_id
WHERE c.document_id <> p.document_id OR c.zone <> p.zone OR c.ordinal <= p.ordinal
OR c.span_start < p.span_start OR c.span_end > p.span_end
