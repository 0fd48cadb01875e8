-- A hidden column by its name, by its place, or with its whole row (PayloadsAllTheThings "extract data without columns name";
-- Metabase and Superset advisories about columns that a filter or a sort could still reach, CVE-2025-48912 among them).

-- [all] guard/column: by its name
SELECT secret FROM employees

-- [all] guard/column: by its table and name
SELECT employees.secret FROM employees

-- [all] guard/node: by its schema, table and name
SELECT public.employees.secret FROM employees

-- [all] guard/column: by its alias and name
SELECT e.secret FROM employees AS e

-- [all] guard/column: in other letters
SELECT SECRET FROM EMPLOYEES

-- [all] guard/column: in a condition
SELECT name FROM employees WHERE secret LIKE 'CANARY%'

-- [all] guard/column: in a condition with IN
SELECT name FROM employees WHERE 'CANARY-COL-1' IN (secret, name)

-- [all] guard/column: in ORDER BY
SELECT name FROM employees ORDER BY secret

-- [all] guard/column: in ORDER BY by an expression
SELECT name FROM employees ORDER BY CASE WHEN secret LIKE 'CANARY-COL-1%' THEN 0 ELSE 1 END

-- [all] guard/column: in GROUP BY
SELECT COUNT(*) AS n FROM employees GROUP BY secret

-- [all] guard/column: in HAVING
SELECT region FROM employees GROUP BY region HAVING MAX(secret) LIKE 'CANARY%'

-- [all] guard/column: in an aggregate
SELECT MAX(secret) AS x FROM employees

-- [all] guard/column: in an aggregate's FILTER
SELECT COUNT(*) FILTER (WHERE secret LIKE 'CANARY%') AS n FROM employees

-- [all] guard/column: in an aggregate's ORDER BY
SELECT GROUP_CONCAT(name ORDER BY secret) AS x FROM employees

-- [all] guard/column: in ARRAY_AGG's ORDER BY
SELECT ARRAY_AGG(name ORDER BY secret) AS x FROM employees

-- [mysql postgres duckdb] guard/column [sqlite] guard/function: in WITHIN GROUP
SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY salary) AS x FROM employees

-- [all] guard/column: in a window
SELECT name, RANK() OVER (ORDER BY secret) AS r FROM employees

-- [all] guard/column: in a window's partition
SELECT name, COUNT(*) OVER (PARTITION BY secret) AS n FROM employees

-- [all] guard/column: in a named window
SELECT name, RANK() OVER w AS r FROM employees WINDOW w AS (ORDER BY secret)

-- [all] guard/column: in a window's frame
SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN salary PRECEDING AND CURRENT ROW) AS s FROM employees

-- [all] guard/column: in QUALIFY
SELECT name FROM employees QUALIFY RANK() OVER (ORDER BY secret) = 1

-- [all] guard/column: in DISTINCT ON
SELECT DISTINCT ON (secret) name FROM employees

-- [all] guard/column: in a join
SELECT a.name FROM employees a JOIN employees b ON a.secret = b.secret

-- [all] guard/column: in USING
SELECT a.name FROM employees a JOIN employees b USING (secret)

-- [all] guard/node: in a NATURAL join
SELECT name FROM employees NATURAL JOIN (SELECT 'CANARY-COL-1' AS secret) AS s

-- [all] accepted: in a NATURAL join of the table with itself
SELECT a.name FROM employees a NATURAL JOIN employees b

-- [all] guard/column: in a sub-query of another table
SELECT name FROM products WHERE EXISTS (SELECT 1 FROM employees WHERE secret LIKE 'CANARY%')

-- [all] guard/column: in a sub-query that sees the outer row
SELECT e.name FROM employees e WHERE EXISTS (SELECT 1 FROM products p WHERE p.name < e.secret)

-- [all] guard/column: in a sub-query whose own table lacks it
SELECT name FROM employees WHERE id IN (SELECT salary FROM products)

-- [all] guard/column: in LATERAL
SELECT e.name, x.s FROM employees e CROSS JOIN LATERAL (SELECT e.secret AS s) AS x

-- [all] guard/column: in a derived table
SELECT t.secret FROM (SELECT * FROM employees) AS t

-- [all] guard/column: in a CTE
WITH e AS (SELECT * FROM employees) SELECT secret FROM e

-- [all] guard/column: in a recursive CTE
WITH RECURSIVE e AS (SELECT id, secret FROM employees WHERE id = 1 UNION ALL SELECT x.id, x.secret FROM employees x JOIN e ON x.manager_id = e.id) SELECT secret FROM e

-- [all] guard/column: in a union's second half
SELECT name FROM products UNION SELECT secret FROM employees

-- [all] guard/column: in CASE
SELECT CASE WHEN secret LIKE 'CANARY%' THEN 1 ELSE 0 END AS x FROM employees

-- [all] guard/column: in COALESCE
SELECT COALESCE(NULL, secret) AS x FROM employees

-- [all] guard/node: in LIMIT
SELECT name FROM products LIMIT (SELECT MAX(salary) FROM employees)

-- [all] guard/column: in an interval
SELECT INTERVAL salary DAY AS x FROM employees

-- [all] guard/column: in EXTRACT
SELECT EXTRACT(YEAR FROM secret) AS x FROM employees

-- [all] guard/column: in an alias that is used again
SELECT secret AS s, s FROM employees

-- [all] accepted: in the alias of a column with its name
SELECT name AS secret FROM employees WHERE secret LIKE 'CANARY%'

-- [all] guard/column: in the alias of a column with its name, sorted
SELECT name AS secret, id FROM employees ORDER BY employees.secret

-- [all] accepted: in the alias of a column with its name, grouped
SELECT UPPER(region) AS secret, COUNT(*) AS n FROM employees GROUP BY secret

-- [all] accepted: an outer name for an inner column
SELECT x.secret FROM (SELECT 'a' AS secret) AS x WHERE EXISTS (SELECT 1 FROM employees WHERE secret = 'a')

-- [all] guard/column: an inner name that hides an outer column
SELECT (SELECT secret FROM (SELECT 1 AS one) AS t) AS x FROM employees

-- [all] accepted: the star
SELECT * FROM employees

-- [all] accepted: the star of the table
SELECT employees.* FROM employees

-- [all] guard/column: the star of schema and table
SELECT public.employees.* FROM employees

-- [all] guard/node: the star in brackets
SELECT (employees).* FROM employees

-- [all] guard/node: the star of an alias in brackets
SELECT (e).* FROM employees e

-- [all] guard/node: a field of the row in brackets
SELECT (e).secret FROM employees e

-- [all] guard/node: the star in COUNT
SELECT COUNT(employees.*) AS n FROM employees

-- [all] guard/function: the star in ROW
SELECT ROW(employees.*) AS r FROM employees

-- [all] guard/node: the star in COALESCE
SELECT COALESCE(employees.*) AS r FROM employees

-- [all] guard/column: the whole row
SELECT employees FROM employees

-- [all] guard/column: the whole row by its alias
SELECT e FROM employees e

-- [all] guard/column: the whole row as text
SELECT e::text AS x FROM employees e

-- [all] guard/column: the whole row by CAST
SELECT CAST(e AS TEXT) AS x FROM employees e

-- [all] guard/column: the whole row with brackets as text
SELECT (e)::text AS x FROM employees e

-- [all] guard/column: the whole row in a function
SELECT CONCAT(e) AS x FROM employees e

-- [all] guard/column: the whole row in LENGTH
SELECT LENGTH(e::text) AS x FROM employees e

-- [all] guard/function: the whole row compared
SELECT e.name FROM employees e WHERE e > ROW(1)

-- [all] guard/column: the whole row in ORDER BY
SELECT e.name FROM employees e ORDER BY e

-- [all] guard/column: the whole row in GROUP BY
SELECT COUNT(*) AS n FROM employees e GROUP BY e

-- [all] guard/column: the whole row in DISTINCT
SELECT COUNT(DISTINCT e) AS n FROM employees e

-- [all] guard/column: the whole row in MAX
SELECT MAX(e) AS x FROM employees e

-- [all] guard/node: the whole row as JSON
SELECT TO_JSON(e) AS x FROM employees e

-- [mysql sqlite duckdb] guard/function [postgres] guard/column: the whole row as JSONB
SELECT TO_JSONB(e) AS x FROM employees e

-- [all] guard/function: the whole row by ROW_TO_JSON
SELECT ROW_TO_JSON(e) AS x FROM employees e

-- [all] guard/function: the whole row by ROW_TO_JSON of the table
SELECT ROW_TO_JSON(employees) AS x FROM employees

-- [mysql sqlite duckdb] guard/function [postgres] guard/column: the whole table by JSON_AGG
SELECT JSON_AGG(e) AS x FROM employees e

-- [mysql sqlite duckdb] guard/function [postgres] guard/column: the whole table by JSONB_AGG
SELECT JSONB_AGG(e) AS x FROM employees e

-- [mysql sqlite duckdb] guard/function [postgres] guard/column: the whole table by JSON_OBJECT_AGG
SELECT JSON_OBJECT_AGG(e.id, e) AS x FROM employees e

-- [all] guard/column: the whole table by ARRAY_AGG
SELECT ARRAY_AGG(e) AS x FROM employees e

-- [mysql postgres sqlite] guard/function [duckdb] guard/column: the whole table by LIST
SELECT LIST(e) AS x FROM employees e

-- [all] guard/column: the whole table by STRING_AGG
SELECT STRING_AGG(e::text, ',') AS x FROM employees e

-- [all] guard/function: the whole table by ARRAY of a query
SELECT ARRAY(SELECT e FROM employees e) AS x

-- [all] guard/function: the whole row by HSTORE
SELECT HSTORE(e) AS x FROM employees e

-- [all] guard/node: a field by JSON_EXTRACT_PATH_TEXT
SELECT JSON_EXTRACT_PATH_TEXT(TO_JSON(e), 'secret') AS x FROM employees e

-- [all] guard/node: a field by an arrow
SELECT TO_JSON(e) ->> 'secret' AS x FROM employees e

-- [mysql postgres duckdb] guard/column [sqlite] guard/parse: a field of the row by a bracket
SELECT e['secret'] AS x FROM employees e

-- [all] guard/function: a field by STRUCT_EXTRACT
SELECT STRUCT_EXTRACT(e, 'secret') AS x FROM employees e

-- [all] guard/function: the row by STRUCT_PACK
SELECT STRUCT_PACK(e) AS x FROM employees e

-- [all] guard/function: the row by ROW with star
SELECT ROW(*) AS x FROM employees

-- [all] guard/function: the row unnested
SELECT UNNEST(e) AS x FROM employees e

-- [all] guard/function: a column as a function
SELECT secret(employees) AS x FROM employees

-- [all] guard/function: a column as a function of the alias
SELECT secret(e) AS x FROM employees e

-- [all] guard/node: a function as a column
SELECT e.secret.length FROM employees e

-- [all] guard/function: COLUMNS by a pattern
SELECT COLUMNS('.*') FROM employees

-- [all] guard/function: COLUMNS by a pattern of its name
SELECT COLUMNS('sec.*') FROM employees

-- [all] guard/function: COLUMNS with a star
SELECT COLUMNS(*) FROM employees

-- [all] guard/node: COLUMNS with a lambda
SELECT COLUMNS(c -> c LIKE 'sec%') FROM employees

-- [all] guard/function: COLUMNS in a function
SELECT MAX(COLUMNS('sec.*')) FROM employees

-- [all] guard/node: COLUMNS of the table
SELECT employees.COLUMNS('sec.*') FROM employees

-- [all] guard/node: COLUMNS unpacked
SELECT COALESCE(*COLUMNS('sec.*')) AS x FROM employees

-- [all] guard/function: COLUMNS in a condition
SELECT name FROM employees WHERE COLUMNS('sec.*') LIKE 'CANARY%'

-- [all] guard/function: COLUMNS of a list of names
SELECT COLUMNS(['secret']) FROM employees

-- [all] guard/parse: the star by a pattern
SELECT * LIKE 'sec%' FROM employees

-- [all] guard/parse: the star by SIMILAR TO
SELECT * SIMILAR TO 'sec.*' FROM employees

-- [all] accepted: the star without the others
SELECT * EXCLUDE (id, name, manager_id, region) FROM employees

-- [all] accepted: the star with a hidden column excluded
SELECT * EXCLUDE (secret) FROM employees

-- [all] guard/column: the star with a column replaced by a hidden one
SELECT * REPLACE (secret AS name) FROM employees

-- [all] guard/node: the star with a hidden column renamed
SELECT * RENAME (secret AS s) FROM employees

-- [all] accepted: the star of a hidden column that is replaced
SELECT * REPLACE (UPPER(secret) AS secret) FROM employees

-- [all] guard/node: a column list over the table
SELECT a, b, c, d, e, f FROM employees AS t (a, b, c, d, e, f)

-- [all] guard/column: a column list over a derived table
SELECT f FROM (SELECT * FROM employees) AS t (a, b, c, d, e, f)

-- [all] guard/column: a column list over a CTE
WITH t (a, b, c, d, e, f) AS (SELECT * FROM employees) SELECT f FROM t

-- [all] guard/node: a column list over a join
SELECT f FROM (employees CROSS JOIN (SELECT 1) AS o) AS t (a, b, c, d, e, f, g)

-- [all] guard/node: a short column list over the table
SELECT x FROM employees AS t (x)

-- [all] guard/column: a column by its number
SELECT #6 FROM employees

-- [all] accepted: a column by its number in ORDER BY
SELECT name FROM employees ORDER BY 6

-- [all] guard/column: GROUP BY ALL
SELECT secret, COUNT(*) AS n FROM employees GROUP BY ALL

-- [all] guard/column: ORDER BY ALL
SELECT name, secret FROM employees ORDER BY ALL

-- [all] accepted: a table alone
FROM employees

-- [all] guard/column: a table first, then the column
FROM employees SELECT secret

-- [all] guard/statement: TABLE
TABLE employees

-- [all] guard/node: TABLE in a derived table
SELECT f FROM (TABLE employees) AS t (a, b, c, d, e, f)

-- [all] guard/statement: PIVOT
PIVOT employees ON secret USING COUNT(*)

-- [all] guard/node: PIVOT in a query
SELECT * FROM (PIVOT employees ON secret USING COUNT(*)) AS p

-- [all] guard/node: PIVOT as a clause
SELECT * FROM employees PIVOT (COUNT(*) FOR secret IN ('CANARY-COL-1'))

-- [all] guard/statement: UNPIVOT
UNPIVOT employees ON COLUMNS(*) INTO NAME n VALUE v

-- [all] guard/node: UNPIVOT as a clause
SELECT * FROM employees UNPIVOT (v FOR n IN (secret, name))

-- [all] guard/node: a sample
SELECT secret FROM employees TABLESAMPLE SYSTEM (100)

-- [all] guard/node: a sample of DuckDB
SELECT secret FROM employees USING SAMPLE 100%

-- [all] guard/parse: an older version of the table
SELECT secret FROM employees FOR SYSTEM_TIME AS OF NOW()

-- [all] guard/node: an older version of a lake
SELECT secret FROM employees AT (VERSION => 1)

-- [all] guard/node: all versions of the table
SELECT secret FROM employees FOR SYSTEM_TIME ALL

-- [all] guard/node: a partition
SELECT secret FROM employees PARTITION (p0)

-- [all] guard/column: the table and those that inherit
SELECT secret FROM employees *

-- [all] guard/node: the table alone without those that inherit
SELECT secret FROM ONLY employees

-- [all] guard/parse: WITH ORDINALITY
SELECT * FROM employees WITH ORDINALITY

-- [all] guard/column: a join in brackets
SELECT secret FROM (employees JOIN products ON TRUE)

-- [all] guard/node: an alias for a join in brackets
SELECT j.secret FROM (employees JOIN products USING (id)) AS j

-- [all] guard/parse: an alias of USING
SELECT j.secret FROM employees JOIN products USING (id) AS j

-- [all] guard/column: a semi join
SELECT secret FROM employees SEMI JOIN products USING (id)

-- [all] guard/table: an anti join
SELECT secret FROM employees ANTI JOIN payroll USING (id)

-- [all] guard/column: an as-of join
SELECT a.name FROM employees a ASOF JOIN employees b ON a.secret >= b.secret

-- [all] guard/column: a row id
SELECT rowid FROM employees

-- [all] guard/column: a row id in a condition
SELECT name FROM employees WHERE rowid = 1

-- [all] guard/column: a row id by another name
SELECT oid, _rowid_ FROM employees

-- [all] guard/column: system columns of PostgreSQL
SELECT ctid, xmin, xmax, cmin, tableoid FROM employees

-- [all] guard/node: the table of a row
SELECT tableoid::regclass FROM employees

-- [all] guard/column: a generated column of InnoDB
SELECT DB_ROW_ID FROM employees

-- [all] guard/node: a column that is a keyword
SELECT e.* FROM employees e WHERE e.* IS NOT NULL

-- [all] accepted: the row as a value in IN
SELECT name FROM products WHERE (1, 'a', NULL, 'b', 1, 'c') IN (SELECT * FROM employees)

-- [all] guard/function: the row as a value in =
SELECT name FROM products WHERE ROW(1, 'a') = (SELECT id, secret FROM employees LIMIT 1)

-- [all] guard/node: a full-text search
SELECT name FROM employees WHERE MATCH (secret) AGAINST ('CANARY')

-- [all] guard/node: a match of SQLite
SELECT name FROM employees WHERE secret MATCH 'CANARY'

-- [all] guard/node: a JSON function over the row
SELECT JSON_GROUP_ARRAY(JSON_OBJECT('s', secret)) AS x FROM employees

-- [all] guard/column: a path of JSON
SELECT secret -> '$' AS x FROM employees

-- [mysql postgres sqlite] guard/function [duckdb] guard/column: a histogram of values
SELECT HISTOGRAM(secret) AS x FROM employees

-- [all] guard/column: the type of a hidden column
SELECT TYPEOF(secret) AS x FROM employees LIMIT 1
