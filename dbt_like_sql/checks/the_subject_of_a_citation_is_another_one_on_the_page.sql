-- subject_citation_id names another citation of the same document.
--
-- shown on: citations
-- when it fails: references of two documents were mixed up, or one refers to itself.
SELECT a.citation_id, a.subject_citation_id, a.document_id, b.document_id AS document_of_subject
FROM citations AS a
JOIN citations AS b ON b.citation_id = a.subject_citation_id
WHERE a.document_id <> b.document_id OR a.citation_id = b.citation_id
