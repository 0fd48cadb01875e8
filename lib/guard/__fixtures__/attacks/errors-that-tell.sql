-- Errors whose text or whose absence tells a value (sqlmap --technique=E; PayloadsAllTheThings "error based"): a cast that fails with
-- the value in its message, XML functions, duplicate keys, divisions by zero.

-- [mysql sqlite] guard/node [postgres duckdb] guard/parse: EXTRACTVALUE
SELECT EXTRACTVALUE(1, CONCAT(0x7e, (SELECT memo FROM payroll LIMIT 1))) AS x

-- [mysql sqlite] guard/node [postgres duckdb] guard/parse: UPDATEXML
SELECT UPDATEXML(1, CONCAT(0x7e, (SELECT memo FROM payroll LIMIT 1)), 1) AS x

-- [mysql sqlite] guard/node [postgres duckdb] guard/parse: EXTRACTVALUE of an allowed column
SELECT EXTRACTVALUE(1, CONCAT(0x7e, name)) AS x FROM customers

-- [all] guard/table: a duplicate key in a group
SELECT COUNT(*), CONCAT((SELECT memo FROM payroll LIMIT 1), FLOOR(RAND(0) * 2)) AS x FROM products GROUP BY x

-- [all] accepted: a duplicate key in a group, over allowed rows only
SELECT COUNT(*) AS n, CONCAT(name, FLOOR(RAND(0) * 2)) AS x FROM customers GROUP BY x

-- [all] accepted: two columns of one name
SELECT * FROM (SELECT * FROM employees JOIN employees b) AS t

-- [all] accepted: two columns of one name are narrowed down
SELECT * FROM (SELECT * FROM employees JOIN employees b USING (id)) AS t

-- [all] guard/table: the number of columns
SELECT name FROM products WHERE (1, 2, 3) = (SELECT * FROM payroll LIMIT 1)

-- [all] accepted: the number of columns of a union
SELECT 1, 2, 3, 4, 5, 6 UNION SELECT * FROM employees

-- [all] accepted: the number of columns of ORDER BY
SELECT * FROM employees ORDER BY 6

-- [all] guard/column: the name of a column by a union of numbers
SELECT `6` FROM (SELECT 1, 2, 3, 4, 5, 6 UNION SELECT * FROM employees) AS t

-- [all] accepted: the name of a column by a union of aliases
SELECT f FROM (SELECT 1 AS a, 2 AS b, 3 AS c, 4 AS d, 5 AS e, 6 AS f UNION SELECT * FROM employees) AS t

-- [all] guard/table: a cast of a hidden value
SELECT CAST((SELECT memo FROM payroll LIMIT 1) AS INTEGER) AS x

-- [all] guard/column: a cast of a hidden column
SELECT CAST(secret AS INTEGER) AS x FROM employees

-- [all] accepted: a cast of rows that a rule keeps back
SELECT CAST(name AS INTEGER) AS x FROM customers

-- [all] accepted: a cast of kept rows in a condition
SELECT id FROM customers WHERE CAST(name AS INTEGER) = 1

-- [all] accepted: a cast of kept rows in a condition that asks for another region
SELECT id FROM customers WHERE region = 'South' AND CAST(name AS INTEGER) = 1

-- [all] accepted: a cast of kept rows behind an OR
SELECT id FROM customers WHERE region <> 'South' OR CAST(name AS INTEGER) = 1

-- [all] accepted: a cast of kept rows in a join
SELECT o.id FROM orders o JOIN customers c ON CAST(c.name AS INTEGER) = o.id

-- [all] accepted: a cast of kept rows in ORDER BY
SELECT id FROM customers ORDER BY CAST(name AS INTEGER)

-- [all] accepted: a cast of kept rows in a group
SELECT COUNT(*) AS n FROM customers GROUP BY CAST(name AS INTEGER)

-- [all] accepted: a cast of kept rows in a sub-query
SELECT p.name FROM products p WHERE EXISTS (SELECT 1 FROM customers c WHERE CAST(c.name AS DATE) > c.created_at AND c.id = p.id)

-- [all] accepted: a cast of kept notes
SELECT id FROM orders WHERE CAST(note AS DECIMAL(10, 2)) > 0

-- [all] accepted: a cast to a date of kept notes
SELECT id FROM orders WHERE CAST(note AS DATE) IS NOT NULL

-- [all] accepted: a cast to a time of kept notes
SELECT id FROM orders WHERE CAST(note AS TIMESTAMP) IS NOT NULL

-- [all] guard/node: TO_NUMBER of kept notes
SELECT id FROM orders WHERE TO_NUMBER(note, '999') > 0

-- [mysql sqlite duckdb] guard/function [postgres] accepted: TO_DATE of kept notes
SELECT id FROM orders WHERE TO_DATE(note, 'YYYY-MM-DD') IS NOT NULL

-- [mysql postgres sqlite] guard/function [duckdb] accepted: STRPTIME of kept notes
SELECT id FROM orders WHERE STRPTIME(note, '%Y') IS NOT NULL

-- [all] accepted: JSON of kept notes
SELECT id FROM orders WHERE JSON_EXTRACT(note, '$.a') IS NOT NULL

-- [mysql postgres] accepted [sqlite duckdb] guard/function: a regular expression made of kept notes
SELECT id FROM orders WHERE 'a' ~ CONCAT('(', note)

-- [mysql postgres duckdb] accepted [sqlite] guard/function: a regular expression made of kept notes, by REGEXP_REPLACE
SELECT id FROM orders WHERE REGEXP_REPLACE('a', CONCAT('(', note), '') = 'a'

-- [all] accepted: an interval made of kept notes
SELECT id FROM orders WHERE CAST(note AS INTERVAL) IS NOT NULL

-- [all] accepted: a boolean made of kept notes
SELECT id FROM orders WHERE CAST(note AS BOOLEAN)

-- [all] accepted: a division by zero that depends on kept rows
SELECT id FROM customers WHERE 1 / (CASE WHEN region = 'South' THEN 0 ELSE 1 END) = 1

-- [all] accepted: a division by zero that depends on one kept value
SELECT id FROM customers WHERE 1 / (CASE WHEN name LIKE 'CANARY%' THEN 0 ELSE 1 END) = 1

-- [all] accepted: a division by zero by arithmetic over kept rows
SELECT id FROM customers WHERE 1 / (id - 5) < 100

-- [all] accepted: a modulo by zero over kept rows
SELECT id FROM customers WHERE MOD(1, id - 5) < 100

-- [all] accepted: a square root of kept rows
SELECT id FROM orders WHERE SQRT(1000 - total) > 0

-- [all] accepted: a logarithm of kept rows
SELECT id FROM orders WHERE LN(1000 - total) > 0

-- [all] accepted: a power out of range over kept rows
SELECT id FROM orders WHERE POWER(total, 300) > 0

-- [all] accepted: an exponential out of range over kept rows
SELECT id FROM orders WHERE EXP(total) > 0

-- [all] accepted: a sum out of range over kept rows
SELECT id FROM customers WHERE id * 500000000 > 0

-- [all] accepted: a number out of range over kept rows
SELECT id FROM orders WHERE CAST(total * 300000 AS INTEGER) > 0

-- [all] accepted: a character out of range over kept rows
SELECT id FROM orders WHERE CHR(CAST(total AS INTEGER) * 1000) <> 'a'

-- [all] accepted: a length out of range over kept rows
SELECT id FROM customers WHERE SUBSTRING(name, 1, 4 - id) <> ''

-- [all] accepted: LEFT with a length that depends on kept rows
SELECT id FROM customers WHERE LEFT(name, 5 - id) <> ''

-- [all] accepted: a sub-query of several rows, as many as kept
SELECT id FROM products WHERE id = (SELECT c.id FROM customers c WHERE c.region = 'South')

-- [all] accepted: a sub-query of several rows in the select list
SELECT (SELECT c.name FROM customers c WHERE c.region = 'South') AS x

-- [all] guard/table: a sub-query of several rows of a hidden table
SELECT (SELECT memo FROM payroll) AS x

-- [all] guard/column: an unknown column, with a hint at the hidden one
SELECT secre FROM employees

-- [all] guard/table: an unknown table, with a hint at the hidden one
SELECT * FROM payrol

-- [all] guard/column: an ambiguous name of hidden columns
SELECT secret FROM employees a JOIN employees b ON a.id = b.id

-- [all] guard/column: a type error that names a hidden column
SELECT name + secret AS x FROM employees

-- [all] guard/function: ST_LATFROMGEOHASH
SELECT ST_LATFROMGEOHASH((SELECT memo FROM payroll LIMIT 1)) AS x

-- [all] guard/function: GTID_SUBSET
SELECT GTID_SUBSET((SELECT memo FROM payroll LIMIT 1), 1) AS x

-- [all] guard/node: JSON_KEYS with a hidden value
SELECT JSON_KEYS((SELECT CONVERT((SELECT CONCAT(memo) FROM payroll LIMIT 1) USING utf8))) AS x

-- [all] guard/function: NAME_CONST
SELECT * FROM (SELECT NAME_CONST(VERSION(), 1), NAME_CONST(VERSION(), 1)) AS t

-- [all] guard/table: EXP of a negated hidden value
SELECT EXP(~(SELECT * FROM (SELECT memo FROM payroll LIMIT 1) AS x)) AS x

-- [all] guard/function: POLYGON
SELECT POLYGON((SELECT * FROM (SELECT * FROM (SELECT memo FROM payroll) AS a) AS b)) AS x

-- [all] guard/function: ERROR of DuckDB
SELECT ERROR((SELECT MAX(memo) FROM payroll)) AS x

-- [all] guard/function: RAISE of SQLite
SELECT RAISE(ABORT, 'stolen') AS x

-- [mysql postgres duckdb] guard/table [sqlite] guard/parse: ASSERT by an array index
SELECT (ARRAY[1, 2])[(SELECT MAX(id) FROM payroll)] AS x
