-- One row per word that stands in headings or texts of sections: the dictionary of the search index. Tones tell words
-- apart (đảng, đang); where the tone mark is put does not (hoà is hòa).
--
-- key: term_id
-- columns:
--   term_id: Number of the word from 0, in the order of folded_term and term: words that differ in tones alone are
--     neighbours.
--   term: The word: small letters, tone marks in the new place.
--   folded_term: The same without tones and marks, đ as d.
--   spellings: The spellings of it that occur: hoà, hòa.
--   occurrence_count: How often it occurs.
-- caveats: A word is a run of letters and digits, which in Vietnamese is a syllable: bảo hiểm y tế is four words.
WITH counted AS (
    SELECT word, count(*) AS occurrence_count
    FROM (SELECT unnest(words_of(concat_ws(' ', heading, text))) AS word FROM sections)
    WHERE word <> ''
    GROUP BY word
),
terms AS (
    SELECT
        name_key(word) AS term, list(word ORDER BY word) AS spellings, sum(occurrence_count)::BIGINT AS occurrence_count
    FROM counted
    GROUP BY term
)
SELECT
    (row_number() OVER (ORDER BY without_tones(term), term) - 1)::INTEGER AS term_id,
    term, without_tones(term) AS folded_term, spellings, occurrence_count
FROM terms
