-- Every item seen is parsed, a duplicate or rejected, and each parsed one is a document: nothing is lost in silence.
--
-- shown on: captures
-- when it fails: an item was dropped or counted twice between capture and tables; compare the counts in the row.
SELECT *
FROM (
    SELECT
        count(*) AS seen,
        count(*) FILTER (status = 'parsed') AS parsed,
        count(*) FILTER (status = 'duplicate') AS duplicate,
        count(*) FILTER (status = 'rejected') AS rejected,
        (SELECT count(*) FROM documents) AS documents
    FROM captures
)
WHERE seen <> parsed + duplicate + rejected OR parsed <> documents
