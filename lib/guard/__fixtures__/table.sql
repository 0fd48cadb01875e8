-- [all] guard/table: an unknown table
SELECT * FROM nowhere

-- [all] guard/table: a hidden table
SELECT amount FROM payroll

-- [all] guard/table: a hidden table in a join
SELECT e.name FROM employees e JOIN payroll p ON p.employee_id = e.id

-- [all] guard/table: a hidden table in a derived table
SELECT t.x FROM (SELECT amount AS x FROM payroll) AS t

-- [all] guard/table: a hidden table in a condition
SELECT name FROM employees WHERE id IN (SELECT employee_id FROM payroll)

-- [all] guard/table: a hidden table in a CTE that nobody reads
WITH p AS (SELECT amount FROM payroll) SELECT 1 AS one

-- [all] guard/table: a hidden table in the second half of a union
SELECT name FROM customers UNION ALL SELECT CAST(amount AS CHAR) FROM payroll

-- [all] guard/table: a hidden table in the select list
SELECT (SELECT MAX(amount) FROM payroll) AS top

-- [all] guard/table: a hidden table in ORDER BY
SELECT name FROM customers ORDER BY (SELECT MAX(amount) FROM payroll)

-- [all] guard/table: a hidden table in HAVING
SELECT country FROM customers GROUP BY country HAVING COUNT(*) > (SELECT COUNT(*) FROM payroll)

-- [all] guard/table: a CTE of an inner query does not reach the outer one
SELECT * FROM (WITH payroll AS (SELECT 1 AS x) SELECT x FROM payroll) AS t JOIN payroll ON 1 = 1

-- [all] guard/table: a CTE is not in sight of itself
WITH payroll AS (SELECT amount FROM payroll) SELECT amount FROM payroll

-- [all] guard/table: a CTE is not in sight of an earlier one
WITH a AS (SELECT amount FROM payroll), payroll AS (SELECT 1 AS amount) SELECT amount FROM a

-- [all] guard/table: a schema goes past the CTE to the table
WITH payroll AS (SELECT 1 AS amount) SELECT amount FROM public.payroll

-- [sqlite duckdb] guard/table: main goes past the CTE to the table
WITH payroll AS (SELECT 1 AS amount) SELECT amount FROM main.payroll

-- [all] guard/table: another schema
SELECT * FROM secret.customers

-- [mysql] guard/table: the users of the server
SELECT * FROM mysql.user

-- [all] guard/table: the information schema
SELECT * FROM information_schema.tables

-- [postgres] guard/table: the catalog
SELECT * FROM pg_catalog.pg_authid

-- [postgres] guard/table: the catalog without schema
SELECT * FROM pg_stat_activity

-- [sqlite] guard/table: the table of tables
SELECT sql FROM sqlite_master

-- [duckdb] guard/table: the secrets
SELECT * FROM duckdb_secrets

-- [duckdb] guard/table: a file in place of a table
SELECT * FROM 'secret.csv'

-- [duckdb] guard/table: a file by its quoted name
SELECT * FROM "/etc/passwd"

-- [all] guard/table: another database in front of the schema
SELECT * FROM other.public.customers

-- [all] guard/table: two tables of one name
SELECT customers.name FROM customers, customers

-- [all] guard/table: a table function that is none
SELECT * FROM customers, nowhere AS n

-- [all] guard/table: a wide letter in the table's name
SELECT name FROM \u{ff43}ustomers
