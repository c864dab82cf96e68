-- One row per column whose share of filled rows is watched: what is filled, and the floor and ceiling that say when the
-- reading has broken.
--
-- key: table_name, column_name
-- columns:
--   table_name: Table.
--   column_name: Column.
--   row_count: Rows of the table.
--   filled_count: Rows in which the column is not NULL.
--   share: filled_count divided by row_count; NULL for an empty table.
--   floor: Below it, the column is not read any more.
--   ceiling: Above it, the column is read where nothing is said.
-- caveats: Bounds stand well outside of what 182 documents of four lay-outs showed (docs/decisions/0032): they find what
--     is broken, not what is a little worse. What each source and lay-out fills is in source_quality.
WITH counted AS (
    SELECT 'documents' AS table_name, count(*) AS row_count, unnest([
        {'column_name': 'number', 'filled_count': count(number), 'floor': 0.5, 'ceiling': 1.0},
        {'column_name': 'document_type', 'filled_count': count(document_type), 'floor': 0.5, 'ceiling': 1.0},
        {'column_name': 'issue_date_text', 'filled_count': count(issue_date_text), 'floor': 0.5, 'ceiling': 1.0},
        {'column_name': 'issuing_body_id', 'filled_count': count(issuing_body_id), 'floor': 0.5, 'ceiling': 1.0},
        {'column_name': 'subject', 'filled_count': count(subject), 'floor': 0.5, 'ceiling': 1.0},
        {'column_name': 'signer', 'filled_count': count(signer), 'floor': 0.4, 'ceiling': 1.0},
        -- Not every act says from when it holds; if all seem to, the date of issue was taken for it.
        {'column_name': 'effective_date_text', 'filled_count': count(effective_date_text), 'floor': 0.1, 'ceiling': 0.995},
        -- Heads sign without a capacity.
        {'column_name': 'signing_capacity', 'filled_count': count(signing_capacity), 'floor': 0.0, 'ceiling': 0.95}
    ], recursive := true)
    FROM documents
    UNION ALL
    SELECT 'citations', count(*), unnest([
        {'column_name': 'document_type', 'filled_count': count(document_type), 'floor': 0.4, 'ceiling': 1.0},
        {'column_name': 'section_id', 'filled_count': count(section_id), 'floor': 0.5, 'ceiling': 1.0},
        -- References of an act to itself have no number.
        {'column_name': 'number', 'filled_count': count(number), 'floor': 0.02, 'ceiling': 0.9},
        {'column_name': 'name', 'filled_count': count(name), 'floor': 0.0, 'ceiling': 0.6},
        {'column_name': 'pinpoint', 'filled_count': count(pinpoint), 'floor': 0.01, 'ceiling': 0.9},
        {'column_name': 'issue_date_text', 'filled_count': count(issue_date_text), 'floor': 0.01, 'ceiling': 0.8}
    ], recursive := true)
    FROM citations
    UNION ALL
    SELECT 'sections', count(*), unnest([
        -- Clauses and points have no heading; if most sections do, texts were taken for headings.
        {'column_name': 'heading', 'filled_count': count(heading), 'floor': 0.0, 'ceiling': 0.7},
        -- If most sections have no label, the marks of the outline were not read.
        {'column_name': 'label', 'filled_count': count(label), 'floor': 0.05, 'ceiling': 1.0}
    ], recursive := true)
    FROM sections
)
SELECT
    table_name, column_name, row_count, filled_count::BIGINT AS filled_count,
    round(filled_count / nullif(row_count, 0), 4) AS share, floor::DOUBLE AS floor, ceiling::DOUBLE AS ceiling
FROM counted
