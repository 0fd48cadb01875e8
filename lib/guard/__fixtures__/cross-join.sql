-- [all] guard/cross-join: tables side by side
SELECT COUNT(*) AS n FROM orders a, orders b, orders c, orders d, orders e, orders f, orders g, orders h, orders i

-- [all] guard/cross-join: CROSS JOIN
SELECT COUNT(*) AS n FROM orders a CROSS JOIN orders b CROSS JOIN orders c CROSS JOIN orders d CROSS JOIN orders e CROSS JOIN orders f CROSS JOIN orders g CROSS JOIN orders h CROSS JOIN orders i

-- [all] guard/cross-join: joined by what is always true
SELECT COUNT(*) AS n FROM orders a JOIN orders b ON 1 = 1 JOIN orders c ON TRUE JOIN orders d ON a.id = a.id JOIN orders e ON b.id > 0 JOIN orders f ON 1 = 1 JOIN orders g ON 1 = 1 JOIN orders h ON 1 = 1 JOIN orders i ON 1 = 1

-- [all] guard/cross-join: joined by what is hardly ever false
SELECT COUNT(*) AS n FROM orders a JOIN orders b ON a.id <> b.id JOIN orders c ON c.id <> a.id OR c.id = a.id JOIN orders d ON NOT d.id = a.id JOIN orders e ON e.id <> a.id JOIN orders f ON f.id <> a.id JOIN orders g ON g.id <> a.id JOIN orders h ON h.id <> a.id JOIN orders i ON i.id <> a.id

-- [all] guard/cross-join: in a derived table
SELECT t.n FROM (SELECT COUNT(*) AS n FROM orders a, orders b, orders c, orders d, orders e, orders f, orders g, orders h, orders i) AS t

-- [all] guard/cross-join: in a condition
SELECT id FROM orders WHERE id IN (SELECT a.id FROM orders a, orders b, orders c, orders d, orders e, orders f, orders g, orders h, orders i)

-- [all] guard/cross-join: of CTEs that double
WITH a AS (SELECT x.id FROM orders x, orders y), b AS (SELECT x.id FROM a x, a y), c AS (SELECT x.id FROM b x, b y), d AS (SELECT x.id FROM c x, c y) SELECT COUNT(*) AS n FROM d

-- [all] guard/cross-join: in the second half of a union
SELECT id FROM orders UNION ALL SELECT a.id FROM orders a, orders b, orders c, orders d, orders e, orders f, orders g, orders h, orders i

-- [all] accepted: tables side by side that WHERE connects
SELECT COUNT(*) AS n FROM orders a, orders b, orders c, orders d, orders e, orders f, orders g, orders h, orders i WHERE a.id = b.id AND b.id = c.id AND c.id = d.id AND d.id = e.id AND e.id = f.id AND f.id = g.id AND g.id = h.id AND (h.id = i.id OR h.customer_id = i.customer_id)

-- [all] accepted: a cross join of two small tables
SELECT c.name, p.name AS product FROM customers c CROSS JOIN products p

-- [all] accepted: figures side by side
SELECT a.n, b.n AS m FROM (SELECT COUNT(*) AS n FROM orders) AS a, (SELECT COUNT(*) AS n FROM customers) AS b
