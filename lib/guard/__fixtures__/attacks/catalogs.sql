-- What the engine knows of itself: names of hidden tables and columns, users and their hashes, running queries, settings
-- (sqlmap --schema, --users, --passwords; PayloadsAllTheThings "extract database with information_schema"; OWASP WSTG-INFO).

-- [all] guard/table: tables of the information schema
SELECT table_name FROM information_schema.tables

-- [all] guard/table: columns of the information schema
SELECT column_name FROM information_schema.columns WHERE table_name = 'payroll'

-- [all] guard/table: the information schema in upper case
SELECT * FROM INFORMATION_SCHEMA.COLUMNS

-- [mysql] guard/parse [postgres sqlite duckdb] guard/table: the information schema in quotes
SELECT * FROM "information_schema"."tables"

-- [all] guard/table: the information schema in backquotes with spaces
SELECT * FROM `information_schema` . `tables`

-- [all] guard/table: the information schema without its schema
SELECT * FROM columns

-- [all] guard/table: the information schema behind a union
SELECT name FROM products UNION SELECT table_name FROM information_schema.tables

-- [all] guard/table: the information schema in the select list
SELECT (SELECT GROUP_CONCAT(table_name) FROM information_schema.tables) AS t

-- [all] guard/table: the information schema in an EXISTS
SELECT name FROM products WHERE EXISTS (SELECT 1 FROM information_schema.columns WHERE column_name = 'secret')

-- [all] guard/table: processes
SELECT * FROM information_schema.processlist

-- [all] guard/table: users of MySQL
SELECT user, authentication_string FROM mysql.user

-- [all] guard/table: users of MariaDB
SELECT * FROM mysql.global_priv

-- [all] guard/table: statistics of InnoDB name tables
SELECT table_name FROM mysql.innodb_table_stats

-- [all] guard/table: sys of MySQL
SELECT * FROM sys.schema_table_statistics

-- [all] guard/table: statements of others in MySQL
SELECT sql_text FROM performance_schema.events_statements_history

-- [all] guard/table: PG_CLASS
SELECT relname FROM pg_class

-- [all] guard/table: PG_CLASS with its schema
SELECT relname FROM pg_catalog.pg_class

-- [all] guard/table: PG_ATTRIBUTE
SELECT attname FROM pg_attribute

-- [all] guard/table: PG_SHADOW
SELECT usename, passwd FROM pg_shadow

-- [all] guard/table: PG_AUTHID
SELECT rolname, rolpassword FROM pg_authid

-- [all] guard/table: PG_ROLES
SELECT * FROM pg_roles

-- [all] guard/table: PG_USER
SELECT * FROM pg_user

-- [all] guard/table: PG_STATS shows values of columns
SELECT most_common_vals FROM pg_stats WHERE tablename = 'payroll'

-- [all] guard/table: PG_STATISTIC
SELECT * FROM pg_statistic

-- [all] guard/table: PG_STAT_ACTIVITY shows what others ask
SELECT query FROM pg_stat_activity

-- [all] guard/table: PG_STAT_STATEMENTS
SELECT query FROM pg_stat_statements

-- [all] guard/table: PG_SETTINGS
SELECT * FROM pg_settings

-- [all] guard/table: PG_PROC
SELECT prosrc FROM pg_proc

-- [all] guard/table: PG_VIEWS shows definitions
SELECT definition FROM pg_views

-- [all] guard/table: PG_POLICIES shows row rules of the database
SELECT * FROM pg_policies

-- [all] guard/table: PG_DATABASE
SELECT datname FROM pg_database

-- [all] guard/table: PG_LARGEOBJECT
SELECT data FROM pg_largeobject

-- [all] guard/table: PG_FOREIGN_SERVER
SELECT srvoptions FROM pg_foreign_server

-- [all] guard/table: PG_USER_MAPPINGS
SELECT umoptions FROM pg_user_mappings

-- [all] guard/table: PG_TOAST
SELECT * FROM pg_toast.pg_toast_2618

-- [all] guard/table: SQLITE_MASTER
SELECT sql FROM sqlite_master

-- [all] guard/table: SQLITE_SCHEMA
SELECT sql FROM sqlite_schema

-- [all] guard/table: SQLITE_MASTER with its schema
SELECT name FROM main.sqlite_master

-- [all] guard/table: SQLITE_TEMP_MASTER
SELECT * FROM sqlite_temp_master

-- [all] guard/table: SQLITE_SEQUENCE
SELECT * FROM sqlite_sequence

-- [all] guard/table: SQLITE_STAT1
SELECT * FROM sqlite_stat1

-- [all] guard/table: SQLITE_DBPAGE reads raw pages
SELECT data FROM sqlite_dbpage

-- [all] guard/table: DBSTAT
SELECT * FROM dbstat

-- [all] guard/table: SQLITE_STMT
SELECT sql FROM sqlite_stmt

-- [all] guard/function: PRAGMA_TABLE_INFO as a table
SELECT name FROM PRAGMA_TABLE_INFO('employees')

-- [all] guard/function: PRAGMA_TABLE_INFO joined
SELECT m.name FROM products p, PRAGMA_TABLE_INFO('employees') m

-- [all] guard/table: PRAGMA_TABLE_LIST
SELECT name FROM pragma_table_list

-- [all] guard/table: PRAGMA_DATABASE_LIST shows the file
SELECT file FROM pragma_database_list

-- [all] guard/function: PRAGMA_FUNCTION_LIST
SELECT * FROM pragma_function_list()

-- [all] guard/table: PRAGMA_COMPILE_OPTIONS
SELECT * FROM pragma_compile_options

-- [all] guard/statement: PRAGMA as a statement
PRAGMA table_info(employees)

-- [all] guard/statement: PRAGMA with a schema
PRAGMA main.table_info('payroll')

-- [all] guard/statement: PRAGMA database_list
PRAGMA database_list

-- [all] guard/statement: PRAGMA writable_schema
PRAGMA writable_schema = ON

-- [all] guard/parse: PRAGMA journal_mode
PRAGMA journal_mode = DELETE

-- [all] guard/statement: PRAGMA user_version
PRAGMA user_version = 99

-- [all] guard/statement: PRAGMA storage_info
PRAGMA storage_info('payroll')

-- [all] guard/function: DUCKDB_TABLES
SELECT * FROM DUCKDB_TABLES()

-- [all] guard/table: DUCKDB_TABLES without brackets
SELECT * FROM duckdb_tables

-- [all] guard/function: DUCKDB_COLUMNS
SELECT column_name FROM DUCKDB_COLUMNS()

-- [all] guard/function: DUCKDB_SETTINGS
SELECT * FROM DUCKDB_SETTINGS()

-- [all] guard/function: DUCKDB_SECRETS
SELECT * FROM DUCKDB_SECRETS()

-- [all] guard/function: DUCKDB_DATABASES shows the path
SELECT path FROM DUCKDB_DATABASES()

-- [all] guard/function: DUCKDB_EXTENSIONS
SELECT * FROM DUCKDB_EXTENSIONS()

-- [all] guard/table: DUCKDB_LOGS
SELECT * FROM duckdb_logs

-- [all] guard/function: DUCKDB_MEMORY
SELECT * FROM DUCKDB_MEMORY()

-- [all] guard/function: DUCKDB_TEMPORARY_FILES
SELECT * FROM DUCKDB_TEMPORARY_FILES()

-- [all] guard/function: DUCKDB_PREPARED_STATEMENTS
SELECT * FROM DUCKDB_PREPARED_STATEMENTS()

-- [all] guard/table: SYSTEM in DuckDB
SELECT * FROM system.information_schema.tables

-- [all] guard/function: STORAGE_INFO
SELECT * FROM PRAGMA_STORAGE_INFO('payroll')

-- [all] guard/statement: SHOW TABLES
SHOW TABLES

-- [all] guard/statement: SHOW FULL COLUMNS
SHOW FULL COLUMNS FROM employees

-- [all] guard/statement: SHOW CREATE TABLE
SHOW CREATE TABLE payroll

-- [all] guard/statement: SHOW GRANTS
SHOW GRANTS

-- [all] guard/statement: SHOW VARIABLES
SHOW VARIABLES LIKE 'secure_file_priv'

-- [all] guard/statement: SHOW PROCESSLIST
SHOW FULL PROCESSLIST

-- [all] guard/node: SHOW as a table
SELECT * FROM (SHOW TABLES) AS t

-- [all] guard/parse: SHOW ALL TABLES as a table
FROM (SHOW ALL TABLES)

-- [all] guard/statement: DESCRIBE
DESCRIBE payroll

-- [all] guard/node: DESCRIBE as a table
SELECT column_name FROM (DESCRIBE employees) AS d

-- [all] guard/statement: SUMMARIZE
SUMMARIZE payroll

-- [all] guard/node: SUMMARIZE as a table shows values
SELECT * FROM (SUMMARIZE payroll) AS s

-- [all] guard/node: SUMMARIZE of an allowed table shows a hidden column
SELECT * FROM (SUMMARIZE employees) AS s

-- [all] guard/parse: HELP
HELP 'contents'

-- [all] guard/statement: EXPLAIN names tables
EXPLAIN SELECT * FROM payroll

-- [all] guard/parse: EXPLAIN QUERY PLAN
EXPLAIN QUERY PLAN SELECT * FROM payroll

-- [all] guard/function: the version
SELECT VERSION() AS v

-- [all] guard/function: the version of SQLite
SELECT SQLITE_VERSION() AS v

-- [all] guard/function: the source id of SQLite
SELECT SQLITE_SOURCE_ID() AS v

-- [all] guard/function: the size of a database
SELECT PG_DATABASE_SIZE('postgres') AS s

-- [all] guard/function: the size of a table
SELECT PG_TOTAL_RELATION_SIZE('payroll') AS s

-- [all] guard/function: the definition of a view
SELECT PG_GET_VIEWDEF('all_customers') AS s

-- [all] guard/node: the comment of a column
SELECT COL_DESCRIPTION('payroll'::regclass, 1) AS s

-- [all] guard/function: a table by its number
SELECT TO_REGCLASS('payroll') AS s

-- [all] guard/node: whether a table exists
SELECT 'payroll'::regclass AS s

-- [all] guard/function: whether one has a right
SELECT HAS_TABLE_PRIVILEGE('payroll', 'SELECT') AS s

-- [all] guard/function: estimated rows of a table
SELECT ESTIMATED_SIZE FROM DUCKDB_TABLES() WHERE table_name = 'payroll'
