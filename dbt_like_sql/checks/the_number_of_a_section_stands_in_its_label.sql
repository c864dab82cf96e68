-- The number of an article, clause, point or item is what its label shows, unless the label says it in words (Điều thứ
-- nhất), but for letters that are taken for one another: l for 1, O for 0, ð for đ.
--
-- shown on: sections
-- when it fails: label and heading changed places, or the number was taken from a neighbour.
SELECT section_id, level, label, number, heading
FROM sections
WHERE number IS NOT NULL
AND level IN ('article', 'clause', 'point', 'roman_item', 'numbered_item', 'sub_numbered_item', 'letter_item')
AND NOT contains(lower(coalesce(label, '')), 'thứ')
AND NOT contains(lower(coalesce(label, '')), lower(number))
AND NOT contains(translate(lower(coalesce(label, '')), 'loðɖ', '10đđ'), lower(number))
