-- One row per word that stands in headings or texts of sections: the dictionary of the search index. Tones tell words
-- apart (đảng, đang); where the tone mark is put does not (hoà is hòa).
--
-- key: term
-- sort: folded_term
-- columns:
--   term: The word: small letters, tone marks in the new place.
--   folded_term: The same without tones and marks, đ as d.
--   occurrence_count: How often it occurs.
-- caveats: A word is a run of letters and digits, which in Vietnamese is a syllable: bảo hiểm y tế is four words.
SELECT term, folded_term, sum(occurrence_count)::BIGINT AS occurrence_count
FROM search_postings
GROUP BY term, folded_term
