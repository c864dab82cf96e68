-- Roots have depth 0, each level below one more.
--
-- shown on: sections
-- when it fails: the tree was changed after depths were counted.
SELECT c.section_id, c.depth, p.depth AS parent_depth
FROM sections AS c
LEFT JOIN sections AS p ON p.section_id = c.parent_id
WHERE c.depth <> coalesce(p.depth + 1, 0)
