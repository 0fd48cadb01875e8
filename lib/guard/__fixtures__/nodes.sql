-- [postgres] guard/node: SELECT INTO a table
SELECT * INTO stolen FROM customers

-- [mysql] guard/parse: INTO OUTFILE at the end
SELECT name FROM customers INTO OUTFILE '/tmp/x'

-- [mysql] guard/node: INTO a variable
SELECT name INTO @x FROM customers

-- [mysql postgres] guard/node: FOR UPDATE
SELECT name FROM customers FOR UPDATE

-- [postgres] guard/node: FOR SHARE inside
SELECT name FROM (SELECT name FROM customers FOR SHARE) AS t

-- [mysql] guard/node: LOCK IN SHARE MODE
SELECT name FROM customers LOCK IN SHARE MODE

-- [mysql] guard/node: a session variable is read
SELECT @@version

-- [mysql] guard/node: a global variable is read
SELECT @@global.secure_file_priv

-- [mysql] guard/node: a user variable is set
SELECT @a := 1

-- [mysql] guard/node: a user variable is read
SELECT @a

-- [postgres] guard/node: a parameter with a dollar
SELECT name FROM customers WHERE id = $1

-- [mysql sqlite duckdb] guard/node: a question mark
SELECT name FROM customers WHERE id = ?

-- [sqlite postgres] guard/node: a named parameter
SELECT name FROM customers WHERE id = :id

-- [mysql] guard/node: SQL_CALC_FOUND_ROWS
SELECT SQL_CALC_FOUND_ROWS name FROM customers

-- [mysql] guard/parse: PROCEDURE ANALYSE
SELECT name FROM customers PROCEDURE ANALYSE()

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

-- [duckdb] guard/statement: PIVOT
PIVOT orders ON status USING SUM(total)

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

-- [all] guard/limit: nested deeper than anyone writes
SELECT ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
