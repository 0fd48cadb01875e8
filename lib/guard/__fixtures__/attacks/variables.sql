-- Variables of session and server (PayloadsAllTheThings "DIOS": a whole database in one shot by @x := …; MySQL user variables as state
-- between rows and between statements of a pooled connection).

-- [all] guard/variable: a server variable
SELECT @@version AS v

-- [all] guard/variable: a server variable with its scope
SELECT @@global.secure_file_priv AS v

-- [all] guard/variable: a session variable
SELECT @@session.sql_mode AS v

-- [all] guard/parse: a server variable in backquotes
SELECT @@`datadir` AS v

-- [all] guard/variable: a server variable with spaces
SELECT @@ version AS v

-- [all] guard/variable: a server variable in a condition
SELECT name FROM products WHERE @@version LIKE '1%'

-- [all] guard/variable: a server variable as an argument
SELECT CONCAT('a', @@hostname) AS v

-- [mysql sqlite] guard/variable [postgres duckdb] guard/column: a user variable
SELECT @a AS v

-- [mysql sqlite] guard/variable [postgres duckdb] accepted: a user variable in quotes
SELECT @'a b' AS v

-- [mysql sqlite] guard/variable [postgres duckdb] guard/column: a user variable in backquotes
SELECT @`a` AS v

-- [all] guard/variable: a user variable is set
SELECT @a := 1 AS v

-- [all] guard/variable: a user variable collects rows
SELECT @a := CONCAT(COALESCE(@a, ''), name) AS v FROM customers

-- [mysql sqlite] guard/variable [postgres duckdb] guard/node: a user variable in LIMIT
SELECT name FROM products LIMIT @a

-- [all] guard/variable: a user variable as a row number
SELECT name, @n := @n + 1 AS n FROM products, (SELECT @n := 0) AS t

-- [mysql sqlite] guard/variable [postgres duckdb] guard/parse: everything in one shot
SELECT (SELECT (@x) FROM (SELECT (@x := 0x00), (SELECT 0 FROM payroll WHERE 0x00 IN (@x := CONCAT(@x, memo)))) x) AS v

-- [all] guard/variable: a variable of PostgreSQL's programs
SELECT :version AS v

-- [all] guard/node: a variable as a table
SELECT * FROM @t

-- [all] guard/not-one-select: a variable of SQL Server
DECLARE @x VARCHAR(10) = 'a'; SELECT @x

-- [all] guard/statement: SET of a user variable
SET @a = (SELECT memo FROM payroll LIMIT 1)

-- [all] guard/parse: DO of a user variable
DO @a := 1

-- [all] guard/parse: SELECT INTO a server variable
SELECT 0 INTO @@max_statement_time
