-- A news item has its headline, another document a number, a title or an abstract; a teaser belongs to news.
--
-- shown on: related_links
-- when it fails: cells were shifted: the headline of one item stands in another column.
SELECT link_id, kind, title, number, subject, teaser
FROM related_links
WHERE (kind = 'news' AND title IS NULL)
OR (kind = 'other_document' AND number IS NULL AND title IS NULL AND subject IS NULL)
OR (kind = 'other_document' AND teaser IS NOT NULL)
