-- Rows of another region past the row rule: Superset (CVE-2025-48912, row level security left by a sub-query or a set operation),
-- Metabase sandboxing past native queries, PostgreSQL (CVE-2019-10130, CVE-2024-10976), CTEs that shadow tables.

-- [all] unknown: the region is asked for
SELECT name FROM customers WHERE region = 'South'

-- [all] unknown: everything is asked for
SELECT * FROM customers

-- [all] unknown: OR that always holds
SELECT name FROM customers WHERE region = 'North' OR 1 = 1

-- [all] unknown: OR without brackets behind AND
SELECT name FROM customers WHERE id > 0 AND region = 'North' OR TRUE

-- [all] unknown: NOT
SELECT name FROM customers WHERE NOT region = 'North'

-- [all] unknown: a comment that would cut a condition off
SELECT name FROM customers WHERE id > 0 OR 1 = 1 -- AND region = 'North'

-- [all] unknown: by its schema
SELECT name FROM public.customers

-- [all] unknown: by main
SELECT name FROM main.customers

-- [all] unknown: by its database
SELECT name FROM __DATABASE__.customers

-- [all] unknown: in other letters
SELECT NAME FROM CUSTOMERS

-- [all] unknown: in quotes
SELECT "name" FROM "customers"

-- [all] unknown: with an alias
SELECT c.name FROM customers AS c

-- [all] unknown: with an alias of another table's name
SELECT products.name FROM customers AS products

-- [all] unknown: with an alias and an allowed table's alias swapped
SELECT customers.name, products.name FROM products AS customers, customers AS products

-- [all] unknown: in a derived table
SELECT t.name FROM (SELECT name FROM customers) AS t

-- [all] unknown: in a derived table's star
SELECT * FROM (SELECT * FROM customers) AS t

-- [all] unknown: in a CTE
WITH c AS (SELECT * FROM customers) SELECT name FROM c

-- [all] unknown: in a CTE that shadows the table
WITH customers AS (SELECT * FROM customers) SELECT name FROM customers

-- [all] unknown: in a CTE that shadows the table by its schema
WITH customers AS (SELECT * FROM public.customers) SELECT name FROM customers

-- [all] unknown: in a CTE that shadows the table by main
WITH customers AS (SELECT * FROM main.customers) SELECT name FROM customers

-- [all] unknown: behind a CTE of its name, by its schema
WITH customers AS (SELECT 1 AS id) SELECT name FROM public.customers

-- [all] unknown: in a CTE whose name is an allowed table's
WITH products AS (SELECT name FROM customers) SELECT name FROM products

-- [all] unknown: in a CTE that another shadows
WITH a AS (SELECT name FROM customers), customers AS (SELECT name FROM a) SELECT name FROM customers

-- [all] unknown: in a nested CTE
WITH a AS (WITH customers AS (SELECT * FROM customers) SELECT name FROM customers) SELECT name FROM a

-- [all] unknown: in a CTE below a derived table
SELECT * FROM (WITH c AS (SELECT name FROM customers) SELECT name FROM c) AS t

-- [all] unknown: in a recursive CTE
WITH RECURSIVE c AS (SELECT id, name FROM customers WHERE id = 1 UNION SELECT x.id, x.name FROM customers x JOIN c ON x.id <> c.id) SELECT name FROM c

-- [all] unknown: in a recursive CTE of its own name
WITH RECURSIVE customers AS (SELECT id, name FROM customers UNION SELECT id, name FROM customers) SELECT name FROM customers

-- [all] unknown: in a union
SELECT name FROM products UNION ALL SELECT name FROM customers

-- [all] unknown: in both halves of a union
SELECT name FROM customers WHERE region = 'North' UNION SELECT name FROM customers WHERE region = 'South'

-- [all] unknown: in a union in a derived table
SELECT * FROM (SELECT name FROM customers UNION ALL SELECT name FROM customers) AS t

-- [all] unknown: in INTERSECT
SELECT name FROM customers INTERSECT SELECT name FROM customers

-- [all] unknown: in EXCEPT, to see what is left
SELECT name FROM customers EXCEPT SELECT name FROM customers WHERE region = 'North'

-- [all] unknown: in EXCEPT ALL of orders
SELECT customer_id FROM orders EXCEPT SELECT id FROM customers

-- [all] unknown: in a union with an order and a limit
(SELECT name FROM customers ORDER BY id DESC LIMIT 3) UNION ALL (SELECT name FROM customers ORDER BY id LIMIT 3)

-- [all] unknown: in a join
SELECT c.name, o.note FROM orders o JOIN customers c ON c.id = o.customer_id

-- [all] unknown: in a left join
SELECT p.name, c.name AS customer FROM products p LEFT JOIN customers c ON c.id > 0

-- [all] unknown: in a right join
SELECT c.name FROM products p RIGHT JOIN customers c ON c.id = p.id

-- [all] unknown: in a full join
SELECT c.name, o.note FROM customers c FULL JOIN orders o ON o.customer_id = c.id

-- [all] unknown: in a full join that never matches
SELECT c.name, o.note FROM customers c FULL JOIN orders o ON 1 = 0

-- [all] unknown: in a cross join
SELECT c.name FROM products p CROSS JOIN customers c

-- [all] unknown: in a join with a comma
SELECT c.name FROM products p, customers c

-- [all] unknown: in a self join
SELECT a.name, b.name FROM customers a JOIN customers b ON a.region <> b.region

-- [all] unknown: in a self join that is left
SELECT b.name FROM customers a LEFT JOIN customers b ON b.region = 'South'

-- [all] unknown: in a join by USING
SELECT name FROM customers JOIN products USING (id)

-- [all] unknown: in a NATURAL join
SELECT id FROM customers NATURAL JOIN orders

-- [all] unknown: in a join in brackets
SELECT c.name FROM (products p JOIN (customers c JOIN orders o ON o.customer_id = c.id) ON TRUE)

-- [all] unknown: in a semi join
SELECT name FROM customers SEMI JOIN orders ON orders.customer_id = customers.id

-- [all] unknown: in an anti join
SELECT name FROM products ANTI JOIN customers USING (id)

-- [all] unknown: in an as-of join
SELECT o.id, c.name FROM orders o ASOF JOIN customers c ON o.ordered_at >= c.created_at

-- [all] unknown: in LATERAL
SELECT p.name, x.name AS customer FROM products p CROSS JOIN LATERAL (SELECT c.name FROM customers c WHERE c.id >= p.id) AS x

-- [all] unknown: in LATERAL with a left join
SELECT p.name, x.name AS customer FROM products p LEFT JOIN LATERAL (SELECT c.name FROM customers c) AS x ON TRUE

-- [all] unknown: in EXISTS
SELECT name FROM products p WHERE EXISTS (SELECT 1 FROM customers c WHERE c.region = 'South')

-- [all] unknown: in NOT EXISTS
SELECT name FROM products p WHERE NOT EXISTS (SELECT 1 FROM customers c WHERE c.region = 'South')

-- [all] unknown: in IN
SELECT id FROM products WHERE id IN (SELECT id FROM customers)

-- [all] unknown: in NOT IN
SELECT id FROM products WHERE id NOT IN (SELECT id FROM customers)

-- [all] unknown: in NOT in front of IN
SELECT id FROM products WHERE NOT id IN (SELECT id FROM customers)

-- [all] unknown: in NOT in front of LIKE
SELECT id FROM products WHERE NOT name LIKE (SELECT MAX(name) FROM customers)

-- [all] unknown: in ANY
SELECT id FROM products WHERE id = ANY (SELECT id FROM customers)

-- [all] unknown: in ALL
SELECT id FROM products WHERE id <= ALL (SELECT id FROM customers)

-- [all] unknown: in the select list
SELECT (SELECT MAX(name) FROM customers) AS n

-- [all] unknown: in the select list, correlated
SELECT p.id, (SELECT MAX(c.name) FROM customers c WHERE c.id >= p.id) AS n FROM products p

-- [all] unknown: in CASE
SELECT CASE WHEN (SELECT COUNT(*) FROM customers) > 3 THEN 'more' ELSE 'few' END AS n

-- [all] unknown: in ORDER BY
SELECT id FROM products ORDER BY (SELECT COUNT(*) FROM customers c WHERE c.id > products.id)

-- [all] unknown: in GROUP BY
SELECT COUNT(*) AS n FROM products GROUP BY (SELECT MAX(name) FROM customers)

-- [all] unknown: in HAVING
SELECT category FROM products GROUP BY category HAVING COUNT(*) < (SELECT COUNT(*) FROM customers)

-- [all] unknown: in a join's condition
SELECT a.id FROM products a JOIN products b ON a.id = (SELECT COUNT(*) FROM customers)

-- [all] unknown: in a window's order
SELECT id, RANK() OVER (ORDER BY (SELECT COUNT(*) FROM customers c WHERE c.id > products.id)) AS r FROM products

-- [all] unknown: in BETWEEN
SELECT id FROM products WHERE id BETWEEN 1 AND (SELECT COUNT(*) FROM customers)

-- [all] unknown: in COALESCE
SELECT COALESCE((SELECT MAX(name) FROM customers WHERE region = 'South'), 'none') AS n

-- [all] unknown: in an array
SELECT ARRAY(SELECT name FROM customers) AS n

-- [all] unknown: counted
SELECT COUNT(*) AS n FROM customers

-- [all] unknown: counted by region
SELECT region, COUNT(*) AS n FROM customers GROUP BY region

-- [all] unknown: counted by every column
SELECT COUNT(*) AS n, COUNT(DISTINCT region) AS r, COUNT(name) AS m FROM customers

-- [all] unknown: the largest
SELECT MAX(name) AS n FROM customers

-- [all] unknown: the smallest region
SELECT MIN(region) AS a, MAX(region) AS z FROM customers

-- [all] unknown: the sum
SELECT SUM(total) AS s FROM orders

-- [all] unknown: the average by customer
SELECT customer_id, AVG(total) AS s FROM orders GROUP BY customer_id

-- [all] unknown: rolled up
SELECT region, COUNT(*) AS n FROM customers GROUP BY ROLLUP (region)

-- [all] unknown: in GROUPING SETS
SELECT region, COUNT(*) AS n FROM customers GROUP BY GROUPING SETS ((region), ())

-- [all] unknown: a list of names
SELECT GROUP_CONCAT(name) AS n FROM customers

-- [all] unknown: a list of names by STRING_AGG
SELECT STRING_AGG(name, ',') AS n FROM customers

-- [all] unknown: a list of names by JSON
SELECT JSON_GROUP_ARRAY(name) AS n FROM customers

-- [all] unknown: a list of names by ARRAY_AGG
SELECT ARRAY_AGG(name) AS n FROM customers

-- [all] unknown: filtered in the aggregate
SELECT COUNT(*) FILTER (WHERE region = 'South') AS n FROM customers

-- [all] unknown: a condition in the aggregate
SELECT SUM(CASE WHEN region = 'South' THEN 1 ELSE 0 END) AS n FROM customers

-- [all] unknown: the row before
SELECT name, LAG(name) OVER (ORDER BY id) AS before FROM customers

-- [all] unknown: the first row
SELECT FIRST_VALUE(name) OVER (ORDER BY id DESC) AS f FROM customers

-- [all] unknown: a place among all
SELECT name, RANK() OVER (ORDER BY id DESC) AS r FROM customers

-- [all] unknown: a share of all
SELECT name, PERCENT_RANK() OVER (ORDER BY id) AS r, COUNT(*) OVER () AS n FROM customers

-- [all] unknown: distinct
SELECT DISTINCT region FROM customers

-- [all] unknown: DISTINCT ON
SELECT DISTINCT ON (region) region, name FROM customers ORDER BY region, id

-- [all] unknown: QUALIFY
SELECT name FROM customers QUALIFY ROW_NUMBER() OVER (ORDER BY id DESC) = 1

-- [all] unknown: a high offset
SELECT name FROM customers ORDER BY id LIMIT 100 OFFSET 3

-- [all] unknown: the last by order
SELECT name FROM customers ORDER BY id DESC LIMIT 1

-- [all] unknown: sorted by an expression over the region
SELECT name FROM customers ORDER BY CASE WHEN region = 'South' THEN 0 ELSE 1 END

-- [all] unknown: a table first
FROM customers

-- [all] unknown: a table first, then columns
FROM customers SELECT name WHERE region = 'South'

-- [all] unknown: a table alone as a derived table
SELECT * FROM (FROM customers) AS t

-- [all] unknown: TABLE
TABLE customers

-- [all] unknown: without those that inherit
SELECT name FROM ONLY customers

-- [all] unknown: a sample
SELECT name FROM customers TABLESAMPLE BERNOULLI (100)

-- [all] unknown: a sample of DuckDB
SELECT name FROM customers USING SAMPLE 100%

-- [all] unknown: a partition
SELECT name FROM customers PARTITION (p0)

-- [all] unknown: an older version
SELECT name FROM customers FOR SYSTEM_TIME ALL

-- [all] unknown: a column list over the table
SELECT b FROM customers AS t (a, b, c, d, e, f)

-- [all] unknown: a column list over a derived table
SELECT b FROM (SELECT id, name FROM customers) AS t (a, b)

-- [all] unknown: the whole row
SELECT c FROM customers c

-- [all] unknown: the whole row as JSON
SELECT ROW_TO_JSON(c) AS j FROM customers c

-- [all] unknown: PIVOT
PIVOT customers ON region USING COUNT(*)

-- [all] unknown: UNPIVOT
UNPIVOT customers ON name, email INTO NAME n VALUE v

-- [all] unknown: SUMMARIZE
SUMMARIZE customers

-- [all] unknown: a view over the table
SELECT name FROM all_customers

-- [all] unknown: a view over the table in a join
SELECT a.name FROM all_customers a JOIN customers c ON c.id = a.id

-- [all] unknown: a view behind a CTE of the table's name
WITH customers AS (SELECT * FROM all_customers) SELECT name FROM customers

-- [all] unknown: the rule's column is covered by an alias
SELECT name, 'North' AS region FROM customers

-- [all] unknown: the rule's column is covered by a derived table
SELECT * FROM (SELECT name, 'North' AS region FROM customers) AS customers

-- [all] unknown: the rule's column is covered by a join
SELECT c.name FROM customers c JOIN (SELECT 'North' AS region) AS r ON TRUE

-- [all] unknown: the rule's column comes from an outer query
SELECT (SELECT MAX(c.name) FROM customers c WHERE r.region = 'North') AS n FROM (SELECT 'North' AS region) AS r

-- [all] unknown: an outer row named like the rule's table
SELECT x.name FROM (SELECT 'North' AS region, 'x' AS name) AS customers, LATERAL (SELECT c.name FROM customers c) AS x

-- [all] unknown: an attribute is written as a template
SELECT name FROM customers WHERE region = '{{user.region}}' OR TRUE

-- [all] unknown: a hint that merges the derived table
SELECT /*+ MERGE(c) */ name FROM customers c

-- [all] unknown: a condition with a function on the region
SELECT name FROM customers WHERE UPPER(region) IN ('SOUTH', 'NORTH')

-- [all] unknown: three tables with rules
SELECT a.name, b.note, c.name FROM customers a JOIN orders b ON TRUE JOIN customers c ON TRUE

-- [all] unknown: a rule's table in twenty levels
SELECT * FROM \repeat{20|(SELECT * FROM }customers\repeat{20|) AS t}

-- [all] unknown: a join that matches nothing but shows how many there are
SELECT COUNT(*) AS n FROM customers a JOIN customers b ON a.id <> b.id

-- [all] unknown: notes of orders by words
SELECT note FROM orders WHERE note LIKE '%CANARY%'

-- [all] unknown: orders of customers that one may not see
SELECT o.note FROM orders o WHERE o.customer_id NOT IN (SELECT id FROM customers)

-- [all] unknown: a comparison of all rows by their digest
SELECT MD5(GROUP_CONCAT(name)) AS d FROM customers
