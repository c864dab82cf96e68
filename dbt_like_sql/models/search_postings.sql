-- One row per word and block of sections that hold it: the inverted index that search() reads. Built block by block, so
-- that memory does not follow the corpus.
--
-- key: block, term
-- sort: block, folded_term
-- in parts: search_sections.block
-- rows in a group: 8192
-- columns:
--   block: The block, as in search_sections.
--   folded_term: The word without tones and marks, đ as d.
--   term: The word, as in search_terms.
--   occurrence_count: How often it occurs in the block.
--   section_numbers: The sections, as in search_sections, ascending: each as often as the word stands in it.
WITH firsts AS (
    SELECT document_id, any_value(block) AS block, min(section_number - ordinal) AS first_number
    FROM search_sections
    WHERE getvariable('part') IS NULL OR block = getvariable('part')
    GROUP BY document_id
),
pieces AS (
    -- Texts are cut at blanks first, as that is cheap; then each different piece into words, once a block.
    SELECT block, piece, list(section_number) AS section_numbers
    FROM (
        SELECT
            f.block, f.first_number + s.ordinal AS section_number,
            unnest(string_split(concat_ws(' ', s.heading, s.text), ' ')) AS piece
        FROM sections AS s
        JOIN firsts AS f USING (document_id)
    )
    GROUP BY block, piece
),
words AS (
    SELECT block, unnest(words_of(piece)) AS word, section_numbers FROM pieces
),
named AS (
    SELECT block, name_key(word) AS term, section_numbers FROM words WHERE word <> ''
)
SELECT
    block, without_tones(term) AS folded_term, term,
    sum(len(section_numbers))::BIGINT AS occurrence_count,
    list_sort(flatten(list(section_numbers))) AS section_numbers
FROM named
GROUP BY block, term
