-- Quotes, backslashes, dollar quotes and names that one reader ends elsewhere than another: OWASP "Testing for SQL Injection",
-- sqlmap tamper unmagicquotes, CVE-2025-1094 (PostgreSQL), SQLite's "double-quoted string literals", MySQL's ANSI_QUOTES and
-- NO_BACKSLASH_ESCAPES modes.

-- [mysql] accepted [postgres sqlite duckdb] guard/table: a backslash before the closing quote
SELECT name FROM products WHERE name = 'a\' UNION SELECT memo FROM payroll -- '

-- [all] guard/table: a backslash before the closing quote, the other way round
SELECT name FROM products WHERE name = '\\' UNION SELECT memo FROM payroll -- '

-- [all] accepted: two backslashes and a quote
SELECT name FROM products WHERE name = 'a\\'' OR 1=1 -- '

-- [all] accepted: a doubled quote that ends nothing
SELECT name FROM products WHERE name = 'a'' UNION SELECT memo FROM payroll -- '

-- [mysql sqlite] accepted [postgres duckdb] guard/column: a double-quoted string with a single quote in it
SELECT name FROM products WHERE name = "a' UNION SELECT memo FROM payroll -- "

-- [all] accepted: a double-quoted string in a single-quoted name
SELECT name FROM products WHERE name = 'a" UNION SELECT memo FROM payroll -- '

-- [mysql sqlite] accepted [postgres duckdb] guard/column: a double-quoted name of a hidden column
SELECT "secret" FROM employees

-- [mysql sqlite] accepted [postgres duckdb] guard/column: a double-quoted name of a hidden column in a condition
SELECT name FROM employees WHERE "secret" LIKE 'CANARY%'

-- [mysql sqlite] accepted [postgres duckdb] guard/column: a double-quoted name of a hidden column in ORDER BY
SELECT name FROM employees ORDER BY "secret"

-- [mysql sqlite] accepted [postgres duckdb] guard/column: a double-quoted name of a hidden column in a group
SELECT COUNT(*) AS n FROM employees GROUP BY "secret"

-- [all] accepted: a single-quoted name of a hidden column, which SQLite may take for the column
SELECT 'secret' FROM employees

-- [mysql sqlite duckdb] accepted [postgres] guard/parse: a single-quoted alias
SELECT name AS 'secret' FROM employees ORDER BY 'secret'

-- [all] guard/table: a single-quoted table, which SQLite takes for a name
SELECT * FROM 'payroll'

-- [all] guard/parse: a single-quoted column after the table
SELECT employees.'secret' FROM employees

-- [all] guard/column: backquotes around a hidden column
SELECT `secret` FROM employees

-- [all] guard/table: backquotes around a hidden table
SELECT * FROM `payroll`

-- [all] guard/table: backquotes around database and table in one
SELECT * FROM `__VAULT__.secrets`

-- [all] guard/column: backquotes doubled
SELECT `a``b` FROM products

-- [all] guard/column: brackets around a hidden column
SELECT [secret] FROM employees

-- [mysql postgres duckdb] guard/parse [sqlite] guard/table: brackets around a hidden table
SELECT * FROM [payroll]

-- [all] accepted: a dollar-quoted string
SELECT $$a' UNION SELECT memo FROM payroll -- $$ AS s

-- [all] accepted: a dollar-quoted string with a tag
SELECT $x$ a $$ b $x$ AS s

-- [all] guard/not-one-select: a dollar quote that does not end
SELECT $x$ a; DROP TABLE orders; --

-- [all] accepted: a dollar quote as a statement's end
SELECT $a$; DROP TABLE orders; $a$ AS s

-- [all] accepted: a dollar in a name
SELECT name AS a$b$c FROM products

-- [all] guard/table: a name with a dot inside
SELECT * FROM "vault.secrets"

-- [all] accepted: a name with a quote inside
SELECT name AS "a"" FROM payroll --" FROM products

-- [all] accepted: an alias that closes the name
SELECT name AS "x"", (SELECT memo FROM payroll), ""y" FROM products

-- [all] accepted: an alias with a backquote inside
SELECT name AS `x``, (SELECT memo FROM payroll), ``y` FROM products

-- [all] accepted: an alias with a semicolon inside
SELECT name AS "x; DROP TABLE orders; --" FROM products

-- [all] accepted: an alias with a comment inside
SELECT name AS "x /*" FROM products

-- [all] guard/node: an empty name
SELECT name AS "" FROM products

-- [all] accepted: an alias that is a keyword
SELECT name AS "from" FROM products

-- [all] accepted: an alias that looks like a parameter
SELECT name AS ":x" FROM products

-- [mysql] guard/parse [postgres sqlite duckdb] guard/function: a quoted function
SELECT "pg_sleep"(5)

-- [all] guard/function: a quoted function in backquotes
SELECT `sleep`(5)

-- [all] guard/function: a function with a space before its bracket
SELECT SLEEP (5)

-- [all] guard/function: a function with a comment before its bracket
SELECT SLEEP/**/(5)

-- [all] guard/function: a function with a line end before its bracket
SELECT PG_SLEEP
(5)

-- [mysql sqlite] accepted [postgres duckdb] guard/column: a name in upper case that PostgreSQL takes for another
SELECT "SECRET" FROM employees

-- [all] guard/table: a table in upper case in quotes
SELECT * FROM "PAYROLL"

-- [all] guard/variable: a parameter with a question mark
SELECT name FROM products WHERE id = ?

-- [all] guard/variable: a parameter with a number
SELECT name FROM products WHERE id = $1

-- [all] guard/variable: a parameter with a name
SELECT name FROM products WHERE id = :id

-- [mysql sqlite] guard/variable [postgres duckdb] accepted: a parameter with an at sign
SELECT name FROM products WHERE id = @id

-- [all] guard/parse: a client variable of psql
SELECT name FROM products WHERE name = :'HOME'

-- [all] guard/parse: a template in braces
SELECT name FROM products WHERE region = {{user.region}}

-- [all] accepted: a template in a string
SELECT name FROM customers WHERE region = '{{user.region}}'

-- [all] guard/parse: a template that runs a query, as Superset had it
SELECT name FROM products WHERE id IN ({{ where_in("1) OR 1=1 --") }})

-- [all] guard/function: a template in braces of ODBC
SELECT {fn SLEEP(5)}

-- [all] accepted: a date of ODBC
SELECT {d '2024-01-01'} AS d
