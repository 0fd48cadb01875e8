-- Writes below a query: the statement begins with WITH, SELECT or EXPLAIN and changes data all the same. Checks of the top-level
-- statement let them through: Apache Superset (CVE-2023-40610 CTE, CVE-2026-23984 and CVE-2024-55633 read-only connections).

-- [all] guard/statement: a CTE that deletes
WITH gone AS (DELETE FROM orders RETURNING *) SELECT COUNT(*) AS n FROM gone

-- [all] guard/statement: a CTE that updates
WITH u AS (UPDATE customers SET region = 'North' RETURNING id) SELECT id FROM u

-- [all] guard/statement: a CTE that inserts
WITH i AS (INSERT INTO products (id, name) VALUES (99, 'stolen') RETURNING id) SELECT id FROM i

-- [all] guard/statement: a CTE that nobody reads
WITH gone AS (DELETE FROM orders) SELECT 1 AS one

-- [all] guard/statement: the second of two CTEs
WITH a AS (SELECT 1 AS x), gone AS (DELETE FROM orders RETURNING id) SELECT x FROM a

-- [all] guard/statement: a CTE in a CTE
WITH a AS (WITH gone AS (DELETE FROM orders RETURNING id) SELECT id FROM gone) SELECT id FROM a

-- [all] guard/statement: a CTE in a derived table
SELECT * FROM (WITH gone AS (DELETE FROM orders RETURNING id) SELECT id FROM gone) AS t

-- [all] guard/statement: a CTE in a condition
SELECT name FROM products WHERE id IN (WITH gone AS (DELETE FROM orders RETURNING id) SELECT id FROM gone)

-- [all] guard/statement: a CTE in the select list
SELECT (WITH gone AS (DELETE FROM orders RETURNING id) SELECT MAX(id) FROM gone) AS n

-- [all] guard/statement: a CTE in the second half of a union
SELECT id FROM products UNION ALL (WITH gone AS (DELETE FROM orders RETURNING id) SELECT id FROM gone)

-- [all] guard/statement: a materialized CTE
WITH gone AS MATERIALIZED (DELETE FROM orders RETURNING id) SELECT id FROM gone

-- [all] guard/statement: a recursive WITH
WITH RECURSIVE gone AS (DELETE FROM orders RETURNING id) SELECT id FROM gone

-- [all] guard/statement: a merge with rows coming back
WITH m AS (MERGE INTO products p USING orders o ON p.id = o.id WHEN MATCHED THEN DELETE RETURNING p.id) SELECT id FROM m

-- [all] guard/statement: a merge as the statement
MERGE INTO products p USING (SELECT 1 AS id) s ON p.id = s.id WHEN MATCHED THEN UPDATE SET name = 'stolen'

-- [all] guard/statement: WITH in front of a delete
WITH a AS (SELECT id FROM orders) DELETE FROM orders WHERE id IN (SELECT id FROM a)

-- [all] guard/statement: WITH in front of an update
WITH a AS (SELECT 1 AS x) UPDATE orders SET total = (SELECT x FROM a)

-- [all] guard/statement: WITH in front of an insert
WITH a AS (SELECT 99 AS x) INSERT INTO products (id) SELECT x FROM a

-- [all] guard/statement: WITH in front of a replace
WITH a AS (SELECT 1 AS x) REPLACE INTO products (id) SELECT x FROM a

-- [all] guard/parse: a delete in brackets
(DELETE FROM orders)

-- [all] guard/statement: a delete as a derived table
SELECT * FROM (DELETE FROM orders RETURNING id) AS t

-- [all] guard/parse: an update as a derived table
SELECT * FROM (UPDATE orders SET total = 0 RETURNING id) AS t

-- [all] guard/parse: the final table of a write
SELECT * FROM FINAL TABLE (INSERT INTO products (id) VALUES (99))

-- [all] guard/parse: a delete in a condition
SELECT name FROM products WHERE EXISTS (DELETE FROM orders RETURNING 1)

-- [all] guard/parse: a write that is only to be explained, but runs
EXPLAIN ANALYZE DELETE FROM orders

-- [all] guard/parse: a write that is explained and runs, in brackets
EXPLAIN (ANALYZE, FORMAT JSON) UPDATE orders SET total = 0

-- [all] guard/parse: an insert that is explained and runs
EXPLAIN ANALYZE INSERT INTO products (id) VALUES (99)

-- [all] guard/parse: a read that is explained and creates a table
EXPLAIN ANALYZE CREATE TABLE stolen AS SELECT * FROM customers

-- [all] guard/parse: a read of MariaDB that is analysed and deletes
ANALYZE FORMAT=JSON DELETE FROM orders

-- [all] guard/parse: a description of a write
DESCRIBE DELETE FROM orders

-- [all] guard/into: rows that are put into a table while they are read
SELECT * INTO stolen FROM customers

-- [all] guard/into: rows that are put into a temporary table
SELECT * INTO TEMP stolen FROM customers

-- [all] guard/into: rows that are put into an unlogged table
SELECT name INTO UNLOGGED stolen FROM customers

-- [all] guard/statement: an insert that updates instead
INSERT INTO products (id, name) VALUES (1, 'stolen') ON CONFLICT (id) DO UPDATE SET name = 'stolen' RETURNING id

-- [all] guard/statement: an insert that updates instead, in MySQL
INSERT INTO products (id, name) VALUES (1, 'stolen') ON DUPLICATE KEY UPDATE name = 'stolen'

-- [all] guard/statement: an insert from a read, with rows coming back
INSERT INTO products (id) SELECT id + 100 FROM products RETURNING id

-- [all] guard/statement: a delete over two tables
DELETE o FROM orders o JOIN customers c ON c.id = o.customer_id

-- [all] guard/statement: an update over two tables
UPDATE orders o JOIN customers c ON c.id = o.customer_id SET o.total = 0

-- [all] guard/statement: an update from another table
UPDATE orders SET total = p.price FROM products p WHERE p.id = orders.id

-- [all] guard/parse: an update or else
UPDATE OR REPLACE products SET id = 1

-- [all] guard/statement: an insert or else
INSERT OR REPLACE INTO products (id, name) VALUES (1, 'stolen')
