-- [duckdb] guard/statement: PIVOT
PIVOT orders ON status USING SUM(total)

-- [all] guard/statement: DELETE
DELETE FROM orders

-- [all] guard/statement: UPDATE
UPDATE orders SET total = 0

-- [all] guard/statement: INSERT
INSERT INTO orders (id) VALUES (1)

-- [all] guard/statement: INSERT from a query
INSERT INTO orders SELECT * FROM orders

-- [all] guard/statement: DROP TABLE
DROP TABLE orders

-- [all] guard/statement: CREATE TABLE AS
CREATE TABLE stolen AS SELECT * FROM customers

-- [all] guard/statement: ALTER TABLE
ALTER TABLE orders ADD COLUMN x INT

-- [mysql postgres duckdb] guard/statement: TRUNCATE
TRUNCATE TABLE orders

-- [mysql] guard/statement: SET
SET @a = 1

-- [postgres] guard/statement: SET ROLE
SET ROLE postgres

-- [mysql] guard/statement: SHOW
SHOW TABLES

-- [mysql] guard/statement: USE
USE mysql

-- [mysql] guard/statement: CALL
CALL do_it()

-- [duckdb] guard/statement: COPY to a file
COPY customers TO 'out.csv'

-- [sqlite duckdb] guard/statement: ATTACH
ATTACH 'other.db' AS other

-- [sqlite] guard/statement: PRAGMA
PRAGMA table_info(customers)

-- [duckdb] guard/statement: INSTALL
INSTALL httpfs

-- [postgres] guard/statement: a CTE that deletes
WITH d AS (DELETE FROM orders RETURNING *) SELECT * FROM d

-- [postgres] guard/statement: a CTE that updates
WITH u AS (UPDATE orders SET total = 0 RETURNING id) SELECT id FROM u

-- [postgres] guard/statement: a CTE that inserts
WITH i AS (INSERT INTO orders (id) VALUES (9) RETURNING id) SELECT id FROM i

-- [postgres] guard/statement: a CTE that deletes, inside a derived table
SELECT * FROM (WITH d AS (DELETE FROM orders RETURNING id) SELECT id FROM d) AS t

-- [all] guard/statement: a leading WITH and a DELETE
WITH a AS (SELECT 1 AS x) DELETE FROM orders WHERE id IN (SELECT x FROM a)

-- [all] guard/statement: VALUES
VALUES (1, 2)

-- [mysql postgres] guard/statement: LOCK
LOCK TABLES orders READ
