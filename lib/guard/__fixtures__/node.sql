-- [postgres] guard/node: the schema of the catalog in front
SELECT pg_catalog.pg_sleep(1)

-- [mysql] guard/node: the schema in front of a function
SELECT sys.version_major()

-- [mysql] guard/node: SQL_CALC_FOUND_ROWS
SELECT SQL_CALC_FOUND_ROWS name FROM customers

-- [mysql] guard/node: a character set introducer
SELECT _utf8'abc'

-- [mysql] guard/node: a bit string
SELECT b'01'

-- [postgres] guard/node: an escape string
SELECT E'a\'b'

-- [postgres] guard/node: a string in unicode escapes
SELECT U&'\0041'

-- [postgres] guard/node: the whole row in brackets
SELECT (c).salary FROM employees c

-- [postgres] guard/node: a cast to a catalog type
SELECT 'pg_class'::regclass

-- [duckdb] guard/node: TABLESAMPLE
SELECT name FROM customers USING SAMPLE 10

-- [duckdb] guard/node: LIMIT in per cent
SELECT name FROM customers LIMIT 10 PERCENT

-- [duckdb] guard/node: a positional join
SELECT * FROM customers POSITIONAL JOIN products

-- [duckdb] guard/node: a lambda
SELECT LIST_TRANSFORM([1, 2], x -> x + 1)

-- [sqlite] guard/node: full-text MATCH
SELECT name FROM customers WHERE name MATCH 'x'

-- [all] guard/node: LIMIT by a query
SELECT name FROM customers LIMIT (SELECT COUNT(*) FROM orders)

-- [all] guard/node: a column list over a table names hidden columns by place
SELECT a, b, c, d, e FROM employees AS x (a, b, c, d, e)

-- [all] guard/node: a star inside a function
SELECT MAX(*) FROM customers

-- [postgres duckdb] guard/node: UNNEST as a table
SELECT * FROM UNNEST(ARRAY[1, 2]) AS t
