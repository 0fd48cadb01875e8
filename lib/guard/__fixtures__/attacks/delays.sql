-- Waiting on purpose, the channel of time-based blind injection (sqlmap --technique=T; PayloadsAllTheThings "time based").

-- [all] guard/function: SLEEP
SELECT SLEEP(5) AS s

-- [all] guard/function: SLEEP in a condition
SELECT name FROM products WHERE id = 1 AND SLEEP(5)

-- [all] guard/function: SLEEP in a sub-query
SELECT name FROM products WHERE id = (SELECT SLEEP(5))

-- [all] guard/function: SLEEP behind IF
SELECT IF(1 = 1, SLEEP(5), 0) AS s

-- [all] guard/function: SLEEP behind ELT
SELECT ELT(1, SLEEP(5)) AS s

-- [all] guard/function: SLEEP behind CASE
SELECT CASE WHEN id = 1 THEN SLEEP(5) ELSE 0 END AS s FROM products

-- [all] guard/function: SLEEP behind RLIKE
SELECT name FROM products WHERE name RLIKE SLEEP(5)

-- [all] guard/function: SLEEP in ORDER BY
SELECT name FROM products ORDER BY SLEEP(1)

-- [all] guard/function: SLEEP in HAVING
SELECT name FROM products GROUP BY name HAVING SLEEP(1) = 0

-- [all] guard/function: SLEEP in a window
SELECT SUM(SLEEP(1)) OVER (ORDER BY id) AS s FROM products

-- [all] guard/function: SLEEP in LIMIT
SELECT name FROM products LIMIT 1 OFFSET SLEEP(1)

-- [all] guard/function: SLEEP in a join
SELECT p.name FROM products p JOIN orders o ON SLEEP(1) = 0

-- [all] guard/function: SLEEP when a hidden value begins with a letter
SELECT IF(SUBSTRING((SELECT MAX(memo) FROM payroll), 1, 1) = 'C', SLEEP(5), 0) AS s

-- [all] guard/function: BENCHMARK
SELECT BENCHMARK(100000000, MD5('a')) AS s

-- [all] guard/function: BENCHMARK of a scalar query
SELECT BENCHMARK(100000000, (SELECT MAX(name) FROM products)) AS s

-- [all] guard/function: PG_SLEEP
SELECT PG_SLEEP(5) AS s

-- [all] guard/function: PG_SLEEP as a table
SELECT * FROM PG_SLEEP(5)

-- [all] guard/function: PG_SLEEP_FOR
SELECT PG_SLEEP_FOR('5 seconds') AS s

-- [all] guard/function: PG_SLEEP_UNTIL
SELECT PG_SLEEP_UNTIL('tomorrow') AS s

-- [all] guard/node: PG_SLEEP with its schema
SELECT pg_catalog.pg_sleep(5) AS s

-- [mysql] guard/parse [postgres sqlite duckdb] guard/node: PG_SLEEP with its schema in quotes
SELECT "pg_catalog"."pg_sleep"(5) AS s

-- [all] guard/function: PG_SLEEP compared
SELECT name FROM products WHERE 1 = (SELECT 1 FROM PG_SLEEP(5))

-- [all] guard/function: PG_SLEEP behind a concatenation
SELECT name || PG_SLEEP(5) AS s FROM products

-- [all] guard/function: PG_SLEEP in a cast
SELECT CAST(PG_SLEEP(5) AS TEXT) AS s

-- [all] guard/function: PG_SLEEP in COALESCE
SELECT COALESCE(NULL, PG_SLEEP(5)::text) AS s

-- [all] guard/function: PG_SLEEP in FILTER
SELECT COUNT(*) FILTER (WHERE PG_SLEEP(1) IS NOT NULL) AS n FROM products

-- [all] guard/function: PG_SLEEP in GROUPING SETS
SELECT COUNT(*) AS n FROM products GROUP BY GROUPING SETS ((PG_SLEEP(1)))

-- [all] guard/function: PG_SLEEP in a frame
SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN LENGTH(PG_SLEEP(1)::text) PRECEDING AND CURRENT ROW) AS s FROM products

-- [all] guard/node: PG_SLEEP behind LATERAL
SELECT p.name FROM products p CROSS JOIN LATERAL PG_SLEEP(1) AS s

-- [all] guard/function: PG_SLEEP in a table function's argument
SELECT * FROM GENERATE_SERIES(1, LENGTH(PG_SLEEP(1)::text) + 1) AS g

-- [all] guard/statement: WAITFOR
WAITFOR DELAY '0:0:5'

-- [all] guard/node: DBMS_LOCK of Oracle
SELECT DBMS_LOCK.SLEEP(5) FROM dual

-- [all] guard/node: DBMS_PIPE of Oracle
SELECT DBMS_PIPE.RECEIVE_MESSAGE('a', 5) FROM dual

-- [all] guard/function: RANDOMBLOB
SELECT LIKE('ABCDEFG', UPPER(HEX(RANDOMBLOB(100000000)))) AS s

-- [all] guard/function: a sleep of DuckDB
SELECT SLEEP_MS(5000) AS s
