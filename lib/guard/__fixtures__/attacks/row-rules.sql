-- Rows of another region past the row rule: Superset (CVE-2025-48912, row level security left by a sub-query or a set operation),
-- Metabase sandboxing past native queries, PostgreSQL (CVE-2019-10130, CVE-2024-10976), CTEs that shadow tables.

-- [all] accepted: the region is asked for
SELECT name FROM customers WHERE region = 'South'

-- [all] accepted: everything is asked for
SELECT * FROM customers

-- [all] accepted: OR that always holds
SELECT name FROM customers WHERE region = 'North' OR 1 = 1

-- [all] accepted: OR without brackets behind AND
SELECT name FROM customers WHERE id > 0 AND region = 'North' OR TRUE

-- [all] accepted: NOT
SELECT name FROM customers WHERE NOT region = 'North'

-- [all] accepted: a comment that would cut a condition off
SELECT name FROM customers WHERE id > 0 OR 1 = 1 -- AND region = 'North'

-- [mysql sqlite duckdb] guard/table [postgres] accepted: by its schema
SELECT name FROM public.customers

-- [mysql postgres] guard/table [sqlite duckdb] accepted: by main
SELECT name FROM main.customers

-- [mysql sqlite] accepted [postgres] guard/table [duckdb] guard/parse: by its database
SELECT name FROM __DATABASE__.customers

-- [all] accepted: in other letters
SELECT NAME FROM CUSTOMERS

-- [all] accepted: in quotes
SELECT "name" FROM "customers"

-- [all] accepted: with an alias
SELECT c.name FROM customers AS c

-- [all] accepted: with an alias of another table's name
SELECT products.name FROM customers AS products

-- [all] accepted: with an alias and an allowed table's alias swapped
SELECT customers.name, products.name FROM products AS customers, customers AS products

-- [all] accepted: in a derived table
SELECT t.name FROM (SELECT name FROM customers) AS t

-- [all] accepted: in a derived table's star
SELECT * FROM (SELECT * FROM customers) AS t

-- [all] accepted: in a CTE
WITH c AS (SELECT * FROM customers) SELECT name FROM c

-- [all] accepted: in a CTE that shadows the table
WITH customers AS (SELECT * FROM customers) SELECT name FROM customers

-- [mysql sqlite duckdb] guard/table [postgres] accepted: in a CTE that shadows the table by its schema
WITH customers AS (SELECT * FROM public.customers) SELECT name FROM customers

-- [mysql postgres] guard/table [sqlite duckdb] accepted: in a CTE that shadows the table by main
WITH customers AS (SELECT * FROM main.customers) SELECT name FROM customers

-- [mysql sqlite duckdb] guard/table [postgres] accepted: behind a CTE of its name, by its schema
WITH customers AS (SELECT 1 AS id) SELECT name FROM public.customers

-- [all] accepted: in a CTE whose name is an allowed table's
WITH products AS (SELECT name FROM customers) SELECT name FROM products

-- [all] accepted: in a CTE that another shadows
WITH a AS (SELECT name FROM customers), customers AS (SELECT name FROM a) SELECT name FROM customers

-- [all] accepted: in a nested CTE
WITH a AS (WITH customers AS (SELECT * FROM customers) SELECT name FROM customers) SELECT name FROM a

-- [all] accepted: in a CTE below a derived table
SELECT * FROM (WITH c AS (SELECT name FROM customers) SELECT name FROM c) AS t

-- [all] accepted: in a recursive CTE
WITH RECURSIVE c AS (SELECT id, name FROM customers WHERE id = 1 UNION SELECT x.id, x.name FROM customers x JOIN c ON x.id <> c.id) SELECT name FROM c

-- [all] guard/recursion: in a recursive CTE of its own name
WITH RECURSIVE customers AS (SELECT id, name FROM customers UNION SELECT id, name FROM customers) SELECT name FROM customers

-- [all] accepted: in a union
SELECT name FROM products UNION ALL SELECT name FROM customers

-- [all] accepted: in both halves of a union
SELECT name FROM customers WHERE region = 'North' UNION SELECT name FROM customers WHERE region = 'South'

-- [all] accepted: in a union in a derived table
SELECT * FROM (SELECT name FROM customers UNION ALL SELECT name FROM customers) AS t

-- [all] accepted: in INTERSECT
SELECT name FROM customers INTERSECT SELECT name FROM customers

-- [all] accepted: in EXCEPT, to see what is left
SELECT name FROM customers EXCEPT SELECT name FROM customers WHERE region = 'North'

-- [all] accepted: in EXCEPT ALL of orders
SELECT customer_id FROM orders EXCEPT SELECT id FROM customers

-- [all] accepted: in a union with an order and a limit
(SELECT name FROM customers ORDER BY id DESC LIMIT 3) UNION ALL (SELECT name FROM customers ORDER BY id LIMIT 3)

-- [all] accepted: in a join
SELECT c.name, o.note FROM orders o JOIN customers c ON c.id = o.customer_id

-- [all] accepted: in a left join
SELECT p.name, c.name AS customer FROM products p LEFT JOIN customers c ON c.id > 0

-- [all] accepted: in a right join
SELECT c.name FROM products p RIGHT JOIN customers c ON c.id = p.id

-- [all] accepted: in a full join
SELECT c.name, o.note FROM customers c FULL JOIN orders o ON o.customer_id = c.id

-- [all] accepted: in a full join that never matches
SELECT c.name, o.note FROM customers c FULL JOIN orders o ON 1 = 0

-- [all] accepted: in a cross join
SELECT c.name FROM products p CROSS JOIN customers c

-- [all] accepted: in a join with a comma
SELECT c.name FROM products p, customers c

-- [all] accepted: in a self join
SELECT a.name, b.name FROM customers a JOIN customers b ON a.region <> b.region

-- [all] accepted: in a self join that is left
SELECT b.name FROM customers a LEFT JOIN customers b ON b.region = 'South'

-- [all] guard/ambiguous: in a join by USING
SELECT name FROM customers JOIN products USING (id)

-- [all] accepted: in a NATURAL join
SELECT id FROM customers NATURAL JOIN orders

-- [all] accepted: in a join in brackets
SELECT c.name FROM (products p JOIN (customers c JOIN orders o ON o.customer_id = c.id) ON TRUE)

-- [all] accepted: in a semi join
SELECT name FROM customers SEMI JOIN orders ON orders.customer_id = customers.id

-- [all] guard/ambiguous: in an anti join
SELECT name FROM products ANTI JOIN customers USING (id)

-- [all] accepted: in an as-of join
SELECT o.id, c.name FROM orders o ASOF JOIN customers c ON o.ordered_at >= c.created_at

-- [all] accepted: in LATERAL
SELECT p.name, x.name AS customer FROM products p CROSS JOIN LATERAL (SELECT c.name FROM customers c WHERE c.id >= p.id) AS x

-- [all] accepted: in LATERAL with a left join
SELECT p.name, x.name AS customer FROM products p LEFT JOIN LATERAL (SELECT c.name FROM customers c) AS x ON TRUE

-- [all] accepted: in EXISTS
SELECT name FROM products p WHERE EXISTS (SELECT 1 FROM customers c WHERE c.region = 'South')

-- [all] accepted: in NOT EXISTS
SELECT name FROM products p WHERE NOT EXISTS (SELECT 1 FROM customers c WHERE c.region = 'South')

-- [all] accepted: in IN
SELECT id FROM products WHERE id IN (SELECT id FROM customers)

-- [all] accepted: in NOT IN
SELECT id FROM products WHERE id NOT IN (SELECT id FROM customers)

-- [all] accepted: in NOT in front of IN
SELECT id FROM products WHERE NOT id IN (SELECT id FROM customers)

-- [all] accepted: in NOT in front of LIKE
SELECT id FROM products WHERE NOT name LIKE (SELECT MAX(name) FROM customers)

-- [all] accepted: in ANY
SELECT id FROM products WHERE id = ANY (SELECT id FROM customers)

-- [all] accepted: in ALL
SELECT id FROM products WHERE id <= ALL (SELECT id FROM customers)

-- [all] accepted: in the select list
SELECT (SELECT MAX(name) FROM customers) AS n

-- [all] accepted: in the select list, correlated
SELECT p.id, (SELECT MAX(c.name) FROM customers c WHERE c.id >= p.id) AS n FROM products p

-- [all] accepted: in CASE
SELECT CASE WHEN (SELECT COUNT(*) FROM customers) > 3 THEN 'more' ELSE 'few' END AS n

-- [all] accepted: in ORDER BY
SELECT id FROM products ORDER BY (SELECT COUNT(*) FROM customers c WHERE c.id > products.id)

-- [all] accepted: in GROUP BY
SELECT COUNT(*) AS n FROM products GROUP BY (SELECT MAX(name) FROM customers)

-- [all] accepted: in HAVING
SELECT category FROM products GROUP BY category HAVING COUNT(*) < (SELECT COUNT(*) FROM customers)

-- [all] accepted: in a join's condition
SELECT a.id FROM products a JOIN products b ON a.id = (SELECT COUNT(*) FROM customers)

-- [all] accepted: in a window's order
SELECT id, RANK() OVER (ORDER BY (SELECT COUNT(*) FROM customers c WHERE c.id > products.id)) AS r FROM products

-- [all] accepted: in BETWEEN
SELECT id FROM products WHERE id BETWEEN 1 AND (SELECT COUNT(*) FROM customers)

-- [all] accepted: in COALESCE
SELECT COALESCE((SELECT MAX(name) FROM customers WHERE region = 'South'), 'none') AS n

-- [all] guard/function: in an array
SELECT ARRAY(SELECT name FROM customers) AS n

-- [all] accepted: counted
SELECT COUNT(*) AS n FROM customers

-- [all] accepted: counted by region
SELECT region, COUNT(*) AS n FROM customers GROUP BY region

-- [all] accepted: counted by every column
SELECT COUNT(*) AS n, COUNT(DISTINCT region) AS r, COUNT(name) AS m FROM customers

-- [all] accepted: the largest
SELECT MAX(name) AS n FROM customers

-- [all] accepted: the smallest region
SELECT MIN(region) AS a, MAX(region) AS z FROM customers

-- [all] accepted: the sum
SELECT SUM(total) AS s FROM orders

-- [all] accepted: the average by customer
SELECT customer_id, AVG(total) AS s FROM orders GROUP BY customer_id

-- [mysql postgres duckdb] accepted [sqlite] guard/function: rolled up
SELECT region, COUNT(*) AS n FROM customers GROUP BY ROLLUP (region)

-- [mysql postgres duckdb] accepted [sqlite] guard/function: in GROUPING SETS
SELECT region, COUNT(*) AS n FROM customers GROUP BY GROUPING SETS ((region), ())

-- [mysql sqlite duckdb] accepted [postgres] guard/function: a list of names
SELECT GROUP_CONCAT(name) AS n FROM customers

-- [mysql] guard/function [postgres sqlite duckdb] accepted: a list of names by STRING_AGG
SELECT STRING_AGG(name, ',') AS n FROM customers

-- [mysql postgres duckdb] guard/function [sqlite] accepted: a list of names by JSON
SELECT JSON_GROUP_ARRAY(name) AS n FROM customers

-- [mysql sqlite] guard/function [postgres duckdb] accepted: a list of names by ARRAY_AGG
SELECT ARRAY_AGG(name) AS n FROM customers

-- [all] accepted: filtered in the aggregate
SELECT COUNT(*) FILTER (WHERE region = 'South') AS n FROM customers

-- [all] accepted: a condition in the aggregate
SELECT SUM(CASE WHEN region = 'South' THEN 1 ELSE 0 END) AS n FROM customers

-- [all] accepted: the row before
SELECT name, LAG(name) OVER (ORDER BY id) AS before FROM customers

-- [all] accepted: the first row
SELECT FIRST_VALUE(name) OVER (ORDER BY id DESC) AS f FROM customers

-- [all] accepted: a place among all
SELECT name, RANK() OVER (ORDER BY id DESC) AS r FROM customers

-- [all] accepted: a share of all
SELECT name, PERCENT_RANK() OVER (ORDER BY id) AS r, COUNT(*) OVER () AS n FROM customers

-- [all] accepted: distinct
SELECT DISTINCT region FROM customers

-- [all] accepted: DISTINCT ON
SELECT DISTINCT ON (region) region, name FROM customers ORDER BY region, id

-- [all] accepted: QUALIFY
SELECT name FROM customers QUALIFY ROW_NUMBER() OVER (ORDER BY id DESC) = 1

-- [all] accepted: a high offset
SELECT name FROM customers ORDER BY id LIMIT 100 OFFSET 3

-- [all] accepted: the last by order
SELECT name FROM customers ORDER BY id DESC LIMIT 1

-- [all] accepted: sorted by an expression over the region
SELECT name FROM customers ORDER BY CASE WHEN region = 'South' THEN 0 ELSE 1 END

-- [all] accepted: a table first
FROM customers

-- [all] accepted: a table first, then columns
FROM customers SELECT name WHERE region = 'South'

-- [all] accepted: a table alone as a derived table
SELECT * FROM (FROM customers) AS t

-- [all] guard/statement: TABLE
TABLE customers

-- [all] guard/node: without those that inherit
SELECT name FROM ONLY customers

-- [all] guard/node: a sample
SELECT name FROM customers TABLESAMPLE BERNOULLI (100)

-- [all] guard/node: a sample of DuckDB
SELECT name FROM customers USING SAMPLE 100%

-- [all] guard/node: a partition
SELECT name FROM customers PARTITION (p0)

-- [all] guard/node: an older version
SELECT name FROM customers FOR SYSTEM_TIME ALL

-- [all] guard/node: a column list over the table
SELECT b FROM customers AS t (a, b, c, d, e, f)

-- [all] accepted: a column list over a derived table
SELECT b FROM (SELECT id, name FROM customers) AS t (a, b)

-- [all] guard/column: the whole row
SELECT c FROM customers c

-- [all] guard/function: the whole row as JSON
SELECT ROW_TO_JSON(c) AS j FROM customers c

-- [all] guard/statement: PIVOT
PIVOT customers ON region USING COUNT(*)

-- [all] guard/statement: UNPIVOT
UNPIVOT customers ON name, email INTO NAME n VALUE v

-- [all] guard/statement: SUMMARIZE
SUMMARIZE customers

-- [all] guard/table: a view over the table
SELECT name FROM all_customers

-- [all] guard/table: a view over the table in a join
SELECT a.name FROM all_customers a JOIN customers c ON c.id = a.id

-- [all] guard/table: a view behind a CTE of the table's name
WITH customers AS (SELECT * FROM all_customers) SELECT name FROM customers

-- [all] accepted: the rule's column is covered by an alias
SELECT name, 'North' AS region FROM customers

-- [all] accepted: the rule's column is covered by a derived table
SELECT * FROM (SELECT name, 'North' AS region FROM customers) AS customers

-- [all] accepted: the rule's column is covered by a join
SELECT c.name FROM customers c JOIN (SELECT 'North' AS region) AS r ON TRUE

-- [all] accepted: the rule's column comes from an outer query
SELECT (SELECT MAX(c.name) FROM customers c WHERE r.region = 'North') AS n FROM (SELECT 'North' AS region) AS r

-- [all] accepted: an outer row named like the rule's table
SELECT x.name FROM (SELECT 'North' AS region, 'x' AS name) AS customers, LATERAL (SELECT c.name FROM customers c) AS x

-- [all] accepted: an attribute is written as a template
SELECT name FROM customers WHERE region = '{{user.region}}' OR TRUE

-- [all] guard/comment: a hint that merges the derived table
SELECT /*+ MERGE(c) */ name FROM customers c

-- [all] accepted: a condition with a function on the region
SELECT name FROM customers WHERE UPPER(region) IN ('SOUTH', 'NORTH')

-- [all] accepted: three tables with rules
SELECT a.name, b.note, c.name FROM customers a JOIN orders b ON TRUE JOIN customers c ON TRUE

-- [all] guard/limit: a rule's table in twenty levels
SELECT * FROM \repeat{20|(SELECT * FROM }customers\repeat{20|) AS t}

-- [all] accepted: a join that matches nothing but shows how many there are
SELECT COUNT(*) AS n FROM customers a JOIN customers b ON a.id <> b.id

-- [all] accepted: notes of orders by words
SELECT note FROM orders WHERE note LIKE '%CANARY%'

-- [all] accepted: orders of customers that one may not see
SELECT o.note FROM orders o WHERE o.customer_id NOT IN (SELECT id FROM customers)

-- [mysql sqlite duckdb] accepted [postgres] guard/function: a comparison of all rows by their digest
SELECT MD5(GROUP_CONCAT(name)) AS d FROM customers
