-- PageRank shares add up to one, but for rounding.
--
-- shown on: citation_graph
-- when it fails: an edge leads out of the graph, or a round was left out.
SELECT *
FROM (SELECT count(*) AS work_count, sum(page_rank) AS attention FROM citation_graph)
WHERE work_count > 0 AND abs(attention - 1) > 0.001
