-- One row per word that stands in headings or texts of sections: the dictionary of the search index. Tones tell words
-- apart (đảng, đang); where the tone mark is put does not (hoà is hòa).
--
-- key: term_id
-- columns:
--   term_id: Number of the word from 0, in the order of folded_term and term: words that differ in tones alone are
--     neighbours.
--   term: The word: small letters, tone marks in the new place.
--   folded_term: The same without tones and marks, đ as d.
--   occurrence_count: How often it occurs.
-- caveats: A word is a run of letters and digits, which in Vietnamese is a syllable: bảo hiểm y tế is four words.
WITH pieces AS (
    -- Texts are cut at blanks first, as that is cheap; then each different piece into words, once.
    SELECT piece, count(*) AS piece_count
    FROM (SELECT unnest(string_split(concat_ws(' ', heading, text), ' ')) AS piece FROM sections)
    GROUP BY piece
),
words AS (
    SELECT name_key(unnest(words_of(piece))) AS term, piece_count FROM pieces
)
SELECT
    (row_number() OVER (ORDER BY without_tones(term), term) - 1)::INTEGER AS term_id,
    term, without_tones(term) AS folded_term, sum(piece_count)::BIGINT AS occurrence_count
FROM words
WHERE term <> ''
GROUP BY term
