-- Each word of each text once, folded: lower case, no accents, đ as d. Words are runs of letters and digits.
SELECT w.word, w.place
FROM (
    SELECT
        s.place,
        unnest(list_distinct(regexp_extract_all(translate(strip_accents(lower(c.text)), 'đ', 'd'), '[a-z0-9]{1,20}')))
            AS word
    FROM shown AS s
    JOIN documents AS d USING (document_id)
    JOIN captures AS c USING (capture_id)
    WHERE c.text IS NOT NULL
) AS w
ORDER BY w.word, w.place
