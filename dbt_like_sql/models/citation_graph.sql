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
WITH RECURSIVE edges AS (
    SELECT DISTINCT source_work_id AS source, target_work_id AS target
    FROM document_links
    WHERE status IN ('resolved', 'dangling') AND target_work_id IS NOT NULL AND source_work_id IS NOT NULL
    AND zone NOT IN ('related_table', 'listing', 'news')
),
changes AS (
    SELECT DISTINCT source_work_id AS source, target_work_id AS target
    FROM document_links
    WHERE status IN ('resolved', 'dangling') AND target_work_id IS NOT NULL AND source_work_id IS NOT NULL
    AND relation IN ('amends', 'replaces', 'repeals') AND zone NOT IN ('related_table', 'listing', 'news')
),
nodes AS (
    SELECT source AS work_id FROM edges
    UNION
    SELECT target FROM edges
),
degrees AS (
    SELECT
        n.work_id,
        (SELECT count(*) FROM edges AS e WHERE e.source = n.work_id) AS out_degree,
        (SELECT count(*) FROM edges AS e WHERE e.target = n.work_id) AS in_degree,
        (SELECT count(*) FROM changes AS c WHERE c.target = n.work_id) AS amendment_count
    FROM nodes AS n
),
size AS (
    SELECT count(*)::BIGINT AS node_count FROM nodes
),
ranks AS (
    SELECT work_id, 0 AS round, 1000000000000 // node_count AS points
    FROM nodes
    CROSS JOIN size
    UNION ALL
    SELECT
        n.work_id, g.round + 1,
        (15 * 10000000000 // s.node_count
            + 85 * coalesce(i.points, 0) // 100
            + 85 * g.idle_points // (100 * s.node_count))::BIGINT
    FROM nodes AS n
    CROSS JOIN size AS s
    CROSS JOIN (
        SELECT max(r.round) AS round, coalesce(sum(r.points) FILTER (d.out_degree = 0), 0)::BIGINT AS idle_points
        FROM ranks AS r
        JOIN degrees AS d USING (work_id)
    ) AS g
    LEFT JOIN (
        SELECT e.target AS work_id, sum(r.points // d.out_degree)::BIGINT AS points
        FROM ranks AS r
        JOIN edges AS e ON e.source = r.work_id
        JOIN degrees AS d ON d.work_id = r.work_id
        GROUP BY e.target
    ) AS i ON i.work_id = n.work_id
    WHERE g.round < 20
),
chains AS (
    -- Only works and lengths, not the chains themselves: these would be as many as all pairs of works.
    SELECT target AS work_id, 1 AS depth FROM changes
    UNION
    SELECT c.target, p.depth + 1
    FROM chains AS p
    JOIN changes AS c ON c.source = p.work_id
    WHERE p.depth < 20
),
depths AS (
    SELECT work_id, max(depth) AS amendment_depth FROM chains GROUP BY work_id
)
SELECT
    w.work_id, w.number, w.name,
    d.in_degree::INTEGER AS in_degree, d.out_degree::INTEGER AS out_degree,
    d.amendment_count::INTEGER AS amendment_count,
    coalesce(p.amendment_depth, 0)::INTEGER AS amendment_depth,
    r.points / 1000000000000 AS page_rank
FROM degrees AS d
JOIN works AS w USING (work_id)
JOIN ranks AS r ON r.work_id = d.work_id AND r.round = 20
LEFT JOIN depths AS p ON p.work_id = d.work_id
