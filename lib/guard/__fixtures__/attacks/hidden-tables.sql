-- A hidden table, another schema, another database: by name, by a name that something else covers, below a query that is allowed
-- (Superset CVE-2023-40610, CVE-2024-53947; Redash and Metabase issues of tables reached by native queries; WrenAI).

-- [all] guard/table: by its name
SELECT memo FROM payroll

-- [all] guard/table: by its schema
SELECT memo FROM public.payroll

-- [all] guard/table: by its schema in SQLite and DuckDB
SELECT memo FROM main.payroll

-- [mysql postgres sqlite] guard/table [duckdb] guard/parse: by its database
SELECT memo FROM __DATABASE__.payroll

-- [mysql postgres sqlite] guard/table [duckdb] guard/parse: by database and schema
SELECT memo FROM __DATABASE__.public.payroll

-- [all] guard/table: in other letters
SELECT MEMO FROM PayRoll

-- [all] guard/table: another schema
SELECT secret FROM vault.secrets

-- [all] guard/table: another database
SELECT secret FROM __VAULT__.secrets

-- [all] guard/table: another database in backquotes
SELECT secret FROM `__VAULT__`.`secrets`

-- [all] guard/node: a column of another database
SELECT __VAULT__.secrets.secret FROM products

-- [all] guard/table: an allowed table's name in another schema
SELECT name FROM vault.products

-- [all] guard/table: an allowed table's name in the temporary schema
SELECT name FROM temp.products

-- [all] guard/table: an allowed table's name in the catalog
SELECT name FROM pg_catalog.products

-- [all] guard/table: a schema of toast
SELECT * FROM pg_temp_1.payroll

-- [all] guard/table: in a join
SELECT e.name FROM employees e JOIN payroll p ON p.employee_id = e.id

-- [all] guard/table: in a join with a comma
SELECT p.memo FROM employees e, payroll p

-- [all] guard/table: in a NATURAL join
SELECT name FROM products NATURAL JOIN payroll

-- [all] guard/table: in a derived table
SELECT t.m FROM (SELECT memo AS m FROM payroll) AS t

-- [all] guard/table: in a derived table of a derived table
SELECT t.m FROM (SELECT u.m FROM (SELECT memo AS m FROM payroll) AS u) AS t

-- [all] guard/table: in a condition
SELECT name FROM employees WHERE id IN (SELECT employee_id FROM payroll)

-- [all] guard/table: in EXISTS
SELECT name FROM employees WHERE EXISTS (SELECT 1 FROM payroll)

-- [all] guard/table: in NOT EXISTS
SELECT name FROM employees WHERE NOT EXISTS (SELECT 1 FROM payroll WHERE memo LIKE 'X%')

-- [all] guard/table: in ANY
SELECT name FROM employees WHERE id = ANY (SELECT id FROM payroll)

-- [all] guard/table: in ALL
SELECT name FROM employees WHERE id < ALL (SELECT id FROM payroll)

-- [all] guard/table: in the select list
SELECT (SELECT MAX(memo) FROM payroll) AS m

-- [all] guard/table: in a function
SELECT UPPER((SELECT MAX(memo) FROM payroll)) AS m

-- [all] guard/table: in CASE
SELECT CASE WHEN EXISTS (SELECT 1 FROM payroll) THEN 1 ELSE 0 END AS m

-- [all] guard/table: in ORDER BY
SELECT name FROM products ORDER BY (SELECT MAX(memo) FROM payroll)

-- [all] guard/table: in GROUP BY
SELECT COUNT(*) AS n FROM products GROUP BY (SELECT MAX(memo) FROM payroll)

-- [all] guard/table: in HAVING
SELECT category FROM products GROUP BY category HAVING COUNT(*) > (SELECT COUNT(*) FROM payroll)

-- [all] guard/table: in a join's condition
SELECT a.name FROM products a JOIN products b ON a.id = (SELECT MAX(id) FROM payroll)

-- [all] guard/table: in a window
SELECT SUM(id) OVER (ORDER BY (SELECT MAX(memo) FROM payroll)) AS s FROM products

-- [all] guard/table: in a CTE that is read
WITH p AS (SELECT memo FROM payroll) SELECT memo FROM p

-- [all] guard/table: in a CTE that nobody reads
WITH p AS (SELECT memo FROM payroll) SELECT 1 AS one

-- [all] guard/table: in a CTE of a CTE
WITH a AS (WITH b AS (SELECT memo FROM payroll) SELECT memo FROM b) SELECT memo FROM a

-- [all] guard/table: in a CTE of its own name
WITH payroll AS (SELECT memo FROM payroll) SELECT memo FROM payroll

-- [all] guard/table: in a recursive CTE of its own name
WITH RECURSIVE payroll AS (SELECT memo FROM public.payroll UNION SELECT memo FROM payroll) SELECT memo FROM payroll

-- [all] guard/table: in an earlier CTE than the one of its name
WITH a AS (SELECT memo FROM payroll), payroll AS (SELECT 'x' AS memo) SELECT memo FROM a

-- [all] guard/table: behind a CTE of its name, by its schema
WITH payroll AS (SELECT 'x' AS memo) SELECT memo FROM public.payroll

-- [all] guard/table: behind a CTE of its name, by main
WITH payroll AS (SELECT 'x' AS memo) SELECT memo FROM main.payroll

-- [all] guard/table: behind a CTE of an inner query
SELECT * FROM (WITH payroll AS (SELECT 1 AS x) SELECT x FROM payroll) AS t JOIN payroll ON TRUE

-- [all] guard/table: behind a CTE of a sibling
SELECT * FROM (WITH payroll AS (SELECT 1 AS x) SELECT x FROM payroll) AS t, (SELECT memo FROM payroll) AS u

-- [mysql] guard/parse [postgres sqlite duckdb] accepted: behind a CTE in other letters
WITH "Payroll" AS (SELECT 'x' AS memo) SELECT memo FROM payroll

-- [all] guard/table: behind a CTE of the first half of a union
(WITH payroll AS (SELECT 'x' AS memo) SELECT memo FROM payroll) UNION ALL SELECT memo FROM payroll

-- [all] guard/table: in the second half of a union
SELECT name FROM products UNION ALL SELECT memo FROM payroll

-- [all] guard/table: in the third part of a union
SELECT name FROM products UNION SELECT region FROM employees UNION SELECT memo FROM payroll

-- [all] guard/table: in INTERSECT
SELECT name FROM products INTERSECT SELECT memo FROM payroll

-- [all] guard/table: in EXCEPT
SELECT name FROM products EXCEPT SELECT memo FROM payroll

-- [all] guard/node: in UNION BY NAME
SELECT name FROM products UNION BY NAME SELECT memo AS name FROM payroll

-- [all] guard/table: in brackets
SELECT name FROM products UNION ALL (SELECT memo FROM payroll ORDER BY memo LIMIT 1)

-- [all] guard/table: in LATERAL
SELECT e.name, p.memo FROM employees e CROSS JOIN LATERAL (SELECT memo FROM payroll) AS p

-- [all] guard/table: in VALUES
SELECT * FROM (VALUES ((SELECT MAX(memo) FROM payroll))) AS v(x)

-- [all] guard/node: in LIMIT
SELECT name FROM products LIMIT (SELECT COUNT(*) FROM payroll)

-- [all] guard/node: in OFFSET
SELECT name FROM products LIMIT 1 OFFSET (SELECT COUNT(*) FROM payroll)

-- [all] guard/function: in an array
SELECT ARRAY(SELECT memo FROM payroll) AS a

-- [mysql postgres duckdb] guard/node [sqlite] guard/column: in a list
SELECT [memo FOR memo IN (SELECT memo FROM payroll)] AS a

-- [all] guard/table: in EXTRACT
SELECT EXTRACT(YEAR FROM (SELECT MAX(memo) FROM payroll)) AS y

-- [all] guard/table: in BETWEEN
SELECT name FROM products WHERE id BETWEEN 0 AND (SELECT MAX(id) FROM payroll)

-- [all] guard/table: in LIKE
SELECT name FROM products WHERE name LIKE (SELECT MAX(memo) FROM payroll)

-- [all] guard/table: in NOT LIKE, which the parser keeps as text
SELECT name FROM products WHERE NOT name LIKE (SELECT MAX(memo) FROM payroll)

-- [all] guard/table: in NOT IN, which the parser may keep as text
SELECT name FROM products WHERE NOT id IN (SELECT id FROM payroll)

-- [all] guard/table: in IS DISTINCT FROM
SELECT name FROM products WHERE id IS DISTINCT FROM (SELECT MAX(id) FROM payroll)

-- [all] guard/table: in an interval
SELECT NOW() + INTERVAL (SELECT MAX(id) FROM payroll) DAY AS d

-- [all] accepted: as an alias of an allowed table
SELECT payroll.name FROM products AS payroll

-- [all] guard/table: a star over an alias that hides a table
SELECT payroll.* FROM products AS payroll, payroll

-- [all] guard/node: a table valued by its type
SELECT NULL::payroll AS p

-- [all] guard/node: a table of its type
SELECT (NULL::payroll).memo AS p

-- [all] guard/table: a view of a hidden table
SELECT * FROM all_customers

-- [mysql] guard/parse [postgres sqlite duckdb] guard/table: a table by a file of the database
SELECT * FROM "__DATABASE__".main.payroll

-- [all] guard/statement: EXPLAIN of the hidden table
EXPLAIN SELECT memo FROM payroll

-- [all] guard/statement: SHOW of the hidden table
SHOW COLUMNS FROM payroll

-- [all] guard/parse: a pipe
FROM payroll |> SELECT memo

-- [all] guard/node: an APPLY
SELECT * FROM products CROSS APPLY (SELECT memo FROM payroll) AS p

-- [all] guard/table: an outer join with parentheses around names
SELECT * FROM (products LEFT JOIN (employees JOIN payroll ON TRUE) ON TRUE)

-- [all] guard/node: MATCH_RECOGNIZE
SELECT * FROM payroll MATCH_RECOGNIZE (PATTERN (a) DEFINE a AS TRUE)
