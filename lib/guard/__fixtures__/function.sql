-- [all] guard/function: SLEEP
SELECT SLEEP(10)

-- [all] guard/function: SLEEP in a condition
SELECT name FROM customers WHERE SLEEP(10) = 0

-- [all] guard/function: BENCHMARK
SELECT BENCHMARK(100000000, MD5('a'))

-- [all] guard/function: PG_SLEEP
SELECT PG_SLEEP(10)

-- [all] guard/function: PG_SLEEP in ORDER BY of a derived table
SELECT * FROM (SELECT name FROM customers ORDER BY PG_SLEEP(1)) AS t

-- [postgres duckdb sqlite] guard/function: a function by its quoted name
SELECT "pg_sleep"(10)

-- [all] guard/function: LOAD_FILE
SELECT LOAD_FILE('/etc/passwd')

-- [all] guard/function: PG_READ_FILE
SELECT PG_READ_FILE('/etc/passwd')

-- [all] guard/function: LOAD_EXTENSION
SELECT LOAD_EXTENSION('evil')

-- [all] guard/function: READFILE and WRITEFILE of the SQLite shell
SELECT WRITEFILE('/tmp/x', READFILE('/etc/passwd'))

-- [all] guard/function: GETENV
SELECT GETENV('HOME')

-- [all] guard/function: CURRENT_SETTING
SELECT CURRENT_SETTING('data_directory')

-- [all] guard/function: SET_CONFIG
SELECT SET_CONFIG('log_statement', 'none', false)

-- [all] guard/function: a sequence is moved
SELECT NEXTVAL('orders_id_seq')

-- [all] guard/function: GET_LOCK
SELECT GET_LOCK('x', 10)

-- [all] guard/function: PG_ADVISORY_LOCK
SELECT PG_ADVISORY_LOCK(1)

-- [all] guard/function: PG_TERMINATE_BACKEND
SELECT PG_TERMINATE_BACKEND(1)

-- [all] guard/function: DBLINK
SELECT DBLINK('host=evil', 'SELECT 1')

-- [all] guard/function: QUERY_TO_XML runs text as SQL
SELECT QUERY_TO_XML('SELECT 1', true, true, '')

-- [all] guard/function: LO_IMPORT
SELECT LO_IMPORT('/etc/passwd')

-- [all] guard/function: VERSION
SELECT VERSION()

-- [all] guard/function: USER
SELECT USER()

-- [all] guard/function: DATABASE
SELECT DATABASE()

-- [mysql postgres duckdb] guard/function: CURRENT_USER without brackets
SELECT CURRENT_USER

-- [postgres] guard/function: SESSION_USER
SELECT SESSION_USER

-- [postgres] guard/function: CURRENT_CATALOG
SELECT CURRENT_CATALOG

-- [all] guard/function: CONNECTION_ID
SELECT CONNECTION_ID()

-- [all] guard/function: LAST_INSERT_ID
SELECT LAST_INSERT_ID()

-- [all] guard/function: EXTRACTVALUE leaks by its error
SELECT EXTRACTVALUE(1, CONCAT(CHAR(126), 'x'))

-- [all] guard/function: UPDATEXML leaks by its error
SELECT UPDATEXML(1, CONCAT(CHAR(126), 'x'), 1)

-- [all] guard/function: REPEAT makes text without end
SELECT REPEAT('x', 1000000000)

-- [all] guard/function: LPAD makes text without end
SELECT LPAD('x', 1000000000, 'y')

-- [all] guard/function: RPAD by a column
SELECT RPAD(name, id, 'y') FROM customers

-- [all] guard/function: a function of nobody
SELECT DO_SOMETHING(name) FROM customers

-- [all] guard/function: an unknown function inside an aggregate
SELECT SUM(STEAL(total)) FROM orders

-- [all] guard/function: an unknown function in a window
SELECT STEAL(total) OVER (ORDER BY id) FROM orders

-- [all] guard/function: an unknown function in GROUP BY
SELECT COUNT(*) FROM orders GROUP BY STEAL(status)

-- [all] guard/function: an unknown function in a join
SELECT COUNT(*) FROM orders o JOIN customers c ON STEAL(o.id) = c.id

-- [sqlite] guard/function: ZEROBLOB
SELECT ZEROBLOB(1000000000)

-- [sqlite] guard/function: RANDOMBLOB
SELECT RANDOMBLOB(1000000000)

-- [sqlite] guard/function: FTS3_TOKENIZER
SELECT FTS3_TOKENIZER('x')

-- [duckdb] guard/function: READ_CSV as a table
SELECT * FROM READ_CSV('/etc/passwd')

-- [duckdb] guard/function: READ_TEXT as a table
SELECT content FROM READ_TEXT('/etc/passwd')

-- [duckdb] guard/function: READ_PARQUET from the network
SELECT * FROM READ_PARQUET('https://example.test/x.parquet')

-- [duckdb] guard/function: GLOB lists files
SELECT * FROM GLOB('/*')

-- [duckdb] guard/function: QUERY runs text as SQL
SELECT * FROM QUERY('SELECT 1')

-- [duckdb] guard/function: the settings
SELECT * FROM DUCKDB_SETTINGS()

-- [duckdb] guard/function: RANGE without bound
SELECT * FROM RANGE(1000000000)

-- [duckdb] guard/function: COLUMNS by a pattern
SELECT COLUMNS('sal.*') FROM employees

-- [postgres] guard/function: PG_LS_DIR as a table
SELECT * FROM PG_LS_DIR('/')

-- [all] guard/function: a function behind the name of a CTE
WITH pg_sleep (a) AS (SELECT 1) SELECT pg_sleep(5) FROM pg_sleep

-- [mysql sqlite] guard/function: a series where there is none
SELECT * FROM GENERATE_SERIES(1, 10)

-- [postgres duckdb sqlite] guard/function: a function hides behind a quoted name like its own
SELECT "current_user", CURRENT_USER FROM "Weird Table"

-- [postgres] guard/column: a function's name in quotes is a column or nothing
SELECT "current_user" FROM customers
