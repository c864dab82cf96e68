-- One row per work that refers to others or is referred to in documents' own text: its place in the graph of citations.
--
-- key: work_id
-- sort: page_rank DESC
-- columns:
--   work_id: The work.
--   number: Its number as printed.
--   name: Its name, if it is cited by name.
--   in_degree: Works that refer to it.
--   out_degree: Works that it refers to.
--   amendment_count: Works that amend, replace or repeal it.
--   amendment_depth: Length of the longest chain of such works that leads to it, at most 20.
--   page_rank: Share of the attention after 20 rounds of PageRank with damping 0.85; all shares add up to 1 but for
--     rounding.
-- caveats: PageRank is reckoned in whole trillionths, so that it does not depend on the order of addition.
WITH RECURSIVE links AS NOT MATERIALIZED (
    SELECT
        source_work_id AS source, target_work_id AS target,
        coalesce(relation IN ('amends', 'replaces', 'repeals'), false) AS is_change
    FROM document_links
    WHERE status IN ('resolved', 'dangling') AND target_work_id IS NOT NULL AND source_work_id IS NOT NULL
    AND zone NOT IN ('related_table', 'listing', 'news')
),
-- Works are numbered: ids of twenty letters, in every round, would need five times the memory.
nodes AS MATERIALIZED (
    SELECT work_id, row_number() OVER (ORDER BY work_id)::INTEGER AS node
    FROM (SELECT source AS work_id FROM links UNION SELECT target FROM links)
),
edges AS MATERIALIZED (
    SELECT s.node AS source, t.node AS target, bool_or(l.is_change) AS is_change
    FROM links AS l
    JOIN nodes AS s ON s.work_id = l.source
    JOIN nodes AS t ON t.work_id = l.target
    GROUP BY s.node, t.node
),
changes AS MATERIALIZED (
    SELECT source, target FROM edges WHERE is_change
),
degrees AS MATERIALIZED (
    SELECT
        n.node, coalesce(o.out_degree, 0) AS out_degree, coalesce(i.in_degree, 0) AS in_degree,
        coalesce(i.amendment_count, 0) AS amendment_count
    FROM nodes AS n
    LEFT JOIN (SELECT source AS node, count(*) AS out_degree FROM edges GROUP BY source) AS o USING (node)
    LEFT JOIN (
        SELECT target AS node, count(*) AS in_degree, count(*) FILTER (is_change) AS amendment_count
        FROM edges
        GROUP BY target
    ) AS i USING (node)
),
size AS (
    SELECT count(*)::BIGINT AS node_count FROM nodes
),
-- Attention goes on only from works that refer to others, few of all; what the rest has, every work shares.
flows AS MATERIALIZED (
    SELECT e.source, e.target, s.out_degree
    FROM edges AS e
    JOIN degrees AS s ON s.node = e.source
    JOIN degrees AS t ON t.node = e.target
    WHERE t.out_degree > 0
),
ranks AS (
    SELECT node, out_degree, 0 AS round, 1000000000000 // node_count AS points
    FROM degrees
    CROSS JOIN size
    WHERE out_degree > 0
    UNION ALL
    SELECT
        r.node, r.out_degree, r.round + 1,
        (15 * 10000000000 // s.node_count
            + 85 * coalesce(i.points, 0) // 100
            + 85 * g.idle_points // (100 * s.node_count))::BIGINT
    FROM ranks AS r
    CROSS JOIN size AS s
    CROSS JOIN (SELECT 1000000000000 - sum(points)::BIGINT AS idle_points FROM ranks) AS g
    LEFT JOIN (
        SELECT f.target AS node, sum(r.points // f.out_degree)::BIGINT AS points
        FROM ranks AS r
        JOIN flows AS f ON f.source = r.node
        GROUP BY f.target
    ) AS i ON i.node = r.node
    WHERE r.round < 19
),
last_ranks AS MATERIALIZED (
    SELECT node, points, points // out_degree AS given FROM ranks WHERE round = 19
),
received AS (
    SELECT e.target AS node, sum(r.given)::BIGINT AS points
    FROM edges AS e
    JOIN last_ranks AS r ON r.node = e.source
    GROUP BY e.target
),
idle AS (
    SELECT 1000000000000 - coalesce(sum(points), 0)::BIGINT AS idle_points FROM last_ranks
),
chains AS (
    -- Only works and lengths, not the chains themselves: these would be as many as all pairs of works.
    SELECT target AS node, 1 AS depth FROM changes
    UNION
    SELECT c.target, p.depth + 1
    FROM chains AS p
    JOIN changes AS c ON c.source = p.node
    WHERE p.depth < 20
),
depths AS (
    SELECT node, max(depth) AS amendment_depth FROM chains GROUP BY node
)
SELECT
    w.work_id, w.number, w.name,
    d.in_degree::INTEGER AS in_degree, d.out_degree::INTEGER AS out_degree,
    d.amendment_count::INTEGER AS amendment_count,
    coalesce(p.amendment_depth, 0)::INTEGER AS amendment_depth,
    (15 * 10000000000 // s.node_count
        + 85 * coalesce(r.points, 0) // 100
        + 85 * i.idle_points // (100 * s.node_count)) / 1000000000000 AS page_rank
FROM degrees AS d
CROSS JOIN size AS s
CROSS JOIN idle AS i
JOIN nodes AS n USING (node)
JOIN works AS w USING (work_id)
LEFT JOIN received AS r ON r.node = d.node
LEFT JOIN depths AS p ON p.node = d.node
