-- Sections that hold all words of a query, best first: FROM search('bao hiem y te') LIMIT 10. Sections in which the words
-- stand with the tones that were typed come first, those with other tones after: search('Đảng') gives đảng before đang,
-- search('dang') both alike.
--
-- columns:
--   place: 1 for the best.
--   document_id: The document.
--   section_id: The section.
--   path: Its address within the document.
--   number: The document's number.
--   document_type: Its type.
--   issuing_body: Its issuing body.
--   issue_date: Its date of issue.
--   heading: The section's heading.
--   text: The section's own text.
--   exact_count: Words of the query that stand in it with the tones that were typed; words typed without any mark count
--     only where all words stand just so.
--   score: BM25 (k1 = 1.2, b = 0.75) over the words: in how few sections each stands, how often here, in how short a text.
-- caveats: At most 100 sections; search(query, most := 1000) gives more. A word is a syllable.
CREATE OR REPLACE MACRO search(query, most := 100) AS TABLE
WITH measures AS (
    SELECT count(*) AS section_count, avg(character_count) AS mean_length FROM search_sections
),
asked AS (
    SELECT term, without_tones(term) AS folded_term, row_number() OVER (ORDER BY term) AS word_number
    FROM (SELECT DISTINCT name_key(unnest(words_of(nfc_normalize(query)))) AS term)
    WHERE term <> ''
),
found AS (
    SELECT
        unnest(p.section_numbers) AS section_number, a.word_number, p.term = a.term AS is_exact,
        a.term <> a.folded_term AS is_marked
    FROM asked AS a
    JOIN search_postings AS p USING (folded_term)
),
hits AS (
    SELECT
        section_number, word_number, bool_or(is_exact) AS is_exact, any_value(is_marked) AS is_marked,
        coalesce(nullif(count(*) FILTER (is_exact), 0), count(*)) AS frequency
    FROM found
    GROUP BY section_number, word_number
),
rarity AS (
    SELECT word_number, is_exact, ln(1 + (m.section_count - found_count + 0.5) / (found_count + 0.5)) AS weight
    FROM (SELECT word_number, is_exact, count(*) AS found_count FROM hits GROUP BY ALL)
    CROSS JOIN measures AS m
),
scored AS (
    SELECT
        h.section_number,
        CASE
            WHEN bool_and(h.is_exact) THEN count(*)
            ELSE count(*) FILTER (h.is_exact AND h.is_marked)
        END AS exact_count,
        -- Rounded, so that the order of addition can't part sections that are alike.
        round(sum(r.weight * 2.2 * h.frequency / (h.frequency + 0.3 + 0.9 * s.character_count / m.mean_length)), 4) AS score
    FROM hits AS h
    JOIN rarity AS r USING (word_number, is_exact)
    JOIN search_sections AS s USING (section_number)
    CROSS JOIN measures AS m
    GROUP BY h.section_number
    HAVING count(*) = (SELECT count(*) FROM asked)
),
best AS (
    SELECT
        row_number() OVER (ORDER BY exact_count DESC, score DESC, section_number) AS place,
        section_number, exact_count, score
    FROM scored
    QUALIFY place <= most
)
SELECT
    b.place, n.document_id, s.section_id, s.path, d.number, d.document_type, d.issuing_body, d.issue_date,
    s.heading, s.text, b.exact_count, b.score
FROM best AS b
JOIN search_sections AS n USING (section_number)
JOIN sections AS s ON s.document_id = n.document_id AND s.ordinal = n.ordinal
JOIN documents AS d ON d.document_id = s.document_id
ORDER BY b.place;
