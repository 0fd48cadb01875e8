-- What the engine knows of itself: names of hidden tables and columns, users and their hashes, running queries, settings
-- (sqlmap --schema, --users, --passwords; PayloadsAllTheThings "extract database with information_schema"; OWASP WSTG-INFO).

-- [all] unknown: tables of the information schema
SELECT table_name FROM information_schema.tables

-- [all] unknown: columns of the information schema
SELECT column_name FROM information_schema.columns WHERE table_name = 'payroll'

-- [all] unknown: the information schema in upper case
SELECT * FROM INFORMATION_SCHEMA.COLUMNS

-- [all] unknown: the information schema in quotes
SELECT * FROM "information_schema"."tables"

-- [all] unknown: the information schema in backquotes with spaces
SELECT * FROM `information_schema` . `tables`

-- [all] unknown: the information schema without its schema
SELECT * FROM columns

-- [all] unknown: the information schema behind a union
SELECT name FROM products UNION SELECT table_name FROM information_schema.tables

-- [all] unknown: the information schema in the select list
SELECT (SELECT GROUP_CONCAT(table_name) FROM information_schema.tables) AS t

-- [all] unknown: the information schema in an EXISTS
SELECT name FROM products WHERE EXISTS (SELECT 1 FROM information_schema.columns WHERE column_name = 'secret')

-- [all] unknown: processes
SELECT * FROM information_schema.processlist

-- [all] unknown: users of MySQL
SELECT user, authentication_string FROM mysql.user

-- [all] unknown: users of MariaDB
SELECT * FROM mysql.global_priv

-- [all] unknown: statistics of InnoDB name tables
SELECT table_name FROM mysql.innodb_table_stats

-- [all] unknown: sys of MySQL
SELECT * FROM sys.schema_table_statistics

-- [all] unknown: statements of others in MySQL
SELECT sql_text FROM performance_schema.events_statements_history

-- [all] unknown: PG_CLASS
SELECT relname FROM pg_class

-- [all] unknown: PG_CLASS with its schema
SELECT relname FROM pg_catalog.pg_class

-- [all] unknown: PG_ATTRIBUTE
SELECT attname FROM pg_attribute

-- [all] unknown: PG_SHADOW
SELECT usename, passwd FROM pg_shadow

-- [all] unknown: PG_AUTHID
SELECT rolname, rolpassword FROM pg_authid

-- [all] unknown: PG_ROLES
SELECT * FROM pg_roles

-- [all] unknown: PG_USER
SELECT * FROM pg_user

-- [all] unknown: PG_STATS shows values of columns
SELECT most_common_vals FROM pg_stats WHERE tablename = 'payroll'

-- [all] unknown: PG_STATISTIC
SELECT * FROM pg_statistic

-- [all] unknown: PG_STAT_ACTIVITY shows what others ask
SELECT query FROM pg_stat_activity

-- [all] unknown: PG_STAT_STATEMENTS
SELECT query FROM pg_stat_statements

-- [all] unknown: PG_SETTINGS
SELECT * FROM pg_settings

-- [all] unknown: PG_PROC
SELECT prosrc FROM pg_proc

-- [all] unknown: PG_VIEWS shows definitions
SELECT definition FROM pg_views

-- [all] unknown: PG_POLICIES shows row rules of the database
SELECT * FROM pg_policies

-- [all] unknown: PG_DATABASE
SELECT datname FROM pg_database

-- [all] unknown: PG_LARGEOBJECT
SELECT data FROM pg_largeobject

-- [all] unknown: PG_FOREIGN_SERVER
SELECT srvoptions FROM pg_foreign_server

-- [all] unknown: PG_USER_MAPPINGS
SELECT umoptions FROM pg_user_mappings

-- [all] unknown: PG_TOAST
SELECT * FROM pg_toast.pg_toast_2618

-- [all] unknown: SQLITE_MASTER
SELECT sql FROM sqlite_master

-- [all] unknown: SQLITE_SCHEMA
SELECT sql FROM sqlite_schema

-- [all] unknown: SQLITE_MASTER with its schema
SELECT name FROM main.sqlite_master

-- [all] unknown: SQLITE_TEMP_MASTER
SELECT * FROM sqlite_temp_master

-- [all] unknown: SQLITE_SEQUENCE
SELECT * FROM sqlite_sequence

-- [all] unknown: SQLITE_STAT1
SELECT * FROM sqlite_stat1

-- [all] unknown: SQLITE_DBPAGE reads raw pages
SELECT data FROM sqlite_dbpage

-- [all] unknown: DBSTAT
SELECT * FROM dbstat

-- [all] unknown: SQLITE_STMT
SELECT sql FROM sqlite_stmt

-- [all] unknown: PRAGMA_TABLE_INFO as a table
SELECT name FROM PRAGMA_TABLE_INFO('employees')

-- [all] unknown: PRAGMA_TABLE_INFO joined
SELECT m.name FROM products p, PRAGMA_TABLE_INFO('employees') m

-- [all] unknown: PRAGMA_TABLE_LIST
SELECT name FROM pragma_table_list

-- [all] unknown: PRAGMA_DATABASE_LIST shows the file
SELECT file FROM pragma_database_list

-- [all] unknown: PRAGMA_FUNCTION_LIST
SELECT * FROM pragma_function_list()

-- [all] unknown: PRAGMA_COMPILE_OPTIONS
SELECT * FROM pragma_compile_options

-- [all] unknown: PRAGMA as a statement
PRAGMA table_info(employees)

-- [all] unknown: PRAGMA with a schema
PRAGMA main.table_info('payroll')

-- [all] unknown: PRAGMA database_list
PRAGMA database_list

-- [all] unknown: PRAGMA writable_schema
PRAGMA writable_schema = ON

-- [all] unknown: PRAGMA journal_mode
PRAGMA journal_mode = DELETE

-- [all] unknown: PRAGMA user_version
PRAGMA user_version = 99

-- [all] unknown: PRAGMA storage_info
PRAGMA storage_info('payroll')

-- [all] unknown: DUCKDB_TABLES
SELECT * FROM DUCKDB_TABLES()

-- [all] unknown: DUCKDB_TABLES without brackets
SELECT * FROM duckdb_tables

-- [all] unknown: DUCKDB_COLUMNS
SELECT column_name FROM DUCKDB_COLUMNS()

-- [all] unknown: DUCKDB_SETTINGS
SELECT * FROM DUCKDB_SETTINGS()

-- [all] unknown: DUCKDB_SECRETS
SELECT * FROM DUCKDB_SECRETS()

-- [all] unknown: DUCKDB_DATABASES shows the path
SELECT path FROM DUCKDB_DATABASES()

-- [all] unknown: DUCKDB_EXTENSIONS
SELECT * FROM DUCKDB_EXTENSIONS()

-- [all] unknown: DUCKDB_LOGS
SELECT * FROM duckdb_logs

-- [all] unknown: DUCKDB_MEMORY
SELECT * FROM DUCKDB_MEMORY()

-- [all] unknown: DUCKDB_TEMPORARY_FILES
SELECT * FROM DUCKDB_TEMPORARY_FILES()

-- [all] unknown: DUCKDB_PREPARED_STATEMENTS
SELECT * FROM DUCKDB_PREPARED_STATEMENTS()

-- [all] unknown: SYSTEM in DuckDB
SELECT * FROM system.information_schema.tables

-- [all] unknown: STORAGE_INFO
SELECT * FROM PRAGMA_STORAGE_INFO('payroll')

-- [all] unknown: SHOW TABLES
SHOW TABLES

-- [all] unknown: SHOW FULL COLUMNS
SHOW FULL COLUMNS FROM employees

-- [all] unknown: SHOW CREATE TABLE
SHOW CREATE TABLE payroll

-- [all] unknown: SHOW GRANTS
SHOW GRANTS

-- [all] unknown: SHOW VARIABLES
SHOW VARIABLES LIKE 'secure_file_priv'

-- [all] unknown: SHOW PROCESSLIST
SHOW FULL PROCESSLIST

-- [all] unknown: SHOW as a table
SELECT * FROM (SHOW TABLES) AS t

-- [all] unknown: SHOW ALL TABLES as a table
FROM (SHOW ALL TABLES)

-- [all] unknown: DESCRIBE
DESCRIBE payroll

-- [all] unknown: DESCRIBE as a table
SELECT column_name FROM (DESCRIBE employees) AS d

-- [all] unknown: SUMMARIZE
SUMMARIZE payroll

-- [all] unknown: SUMMARIZE as a table shows values
SELECT * FROM (SUMMARIZE payroll) AS s

-- [all] unknown: SUMMARIZE of an allowed table shows a hidden column
SELECT * FROM (SUMMARIZE employees) AS s

-- [all] unknown: HELP
HELP 'contents'

-- [all] unknown: EXPLAIN names tables
EXPLAIN SELECT * FROM payroll

-- [all] unknown: EXPLAIN QUERY PLAN
EXPLAIN QUERY PLAN SELECT * FROM payroll

-- [all] unknown: the version
SELECT VERSION() AS v

-- [all] unknown: the version of SQLite
SELECT SQLITE_VERSION() AS v

-- [all] unknown: the source id of SQLite
SELECT SQLITE_SOURCE_ID() AS v

-- [all] unknown: the size of a database
SELECT PG_DATABASE_SIZE('postgres') AS s

-- [all] unknown: the size of a table
SELECT PG_TOTAL_RELATION_SIZE('payroll') AS s

-- [all] unknown: the definition of a view
SELECT PG_GET_VIEWDEF('all_customers') AS s

-- [all] unknown: the comment of a column
SELECT COL_DESCRIPTION('payroll'::regclass, 1) AS s

-- [all] unknown: a table by its number
SELECT TO_REGCLASS('payroll') AS s

-- [all] unknown: whether a table exists
SELECT 'payroll'::regclass AS s

-- [all] unknown: whether one has a right
SELECT HAS_TABLE_PRIVILEGE('payroll', 'SELECT') AS s

-- [all] unknown: estimated rows of a table
SELECT ESTIMATED_SIZE FROM DUCKDB_TABLES() WHERE table_name = 'payroll'
