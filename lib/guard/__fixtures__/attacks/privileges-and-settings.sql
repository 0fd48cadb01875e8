-- Becoming somebody else and changing or reading settings (CWE-269; PostgreSQL "SET ROLE" and "set_config"; sqlmap --privileges;
-- Superset's list of disallowed functions, which had holes: CVE-2024-39887).

-- [all] guard/statement: SET ROLE
SET ROLE postgres

-- [all] guard/statement: SET SESSION AUTHORIZATION
SET SESSION AUTHORIZATION postgres

-- [all] guard/statement: RESET ROLE
RESET ROLE

-- [all] guard/statement: RESET ALL
RESET ALL

-- [all] guard/parse: DISCARD ALL
DISCARD ALL

-- [all] guard/function: the role by a function
SELECT SET_CONFIG('role', 'postgres', false) AS s

-- [all] guard/function: the search path by a function
SELECT SET_CONFIG('search_path', 'vault', false) AS s

-- [all] guard/function: row security by a function
SELECT SET_CONFIG('row_security', 'off', true) AS s

-- [all] guard/function: a write is made possible by a function
SELECT SET_CONFIG('transaction_read_only', 'off', false) AS s

-- [all] guard/function: a setting by a function in a condition
SELECT name FROM products WHERE SET_CONFIG('statement_timeout', '0', false) = '0'

-- [all] guard/node: a setting by a function with its schema
SELECT pg_catalog.set_config('statement_timeout', '0', false) AS s

-- [all] guard/statement: an update of the view of settings
UPDATE pg_settings SET setting = '0' WHERE name = 'statement_timeout'

-- [all] guard/function: CURRENT_SETTING
SELECT CURRENT_SETTING('data_directory') AS s

-- [all] guard/function: CURRENT_SETTING that may be missing
SELECT CURRENT_SETTING('is_superuser', true) AS s

-- [all] guard/function: CURRENT_USER
SELECT CURRENT_USER

-- [all] guard/function: SESSION_USER
SELECT SESSION_USER

-- [all] guard/function: SYSTEM_USER
SELECT SYSTEM_USER

-- [all] guard/function: USER as a function
SELECT USER() AS u

-- [all] guard/column: USER without brackets
SELECT USER

-- [all] guard/function: CURRENT_ROLE
SELECT CURRENT_ROLE

-- [all] guard/function: CURRENT_SCHEMA
SELECT CURRENT_SCHEMA

-- [all] guard/node: CURRENT_SCHEMAS
SELECT CURRENT_SCHEMAS(true) AS s

-- [all] guard/function: CURRENT_CATALOG
SELECT CURRENT_CATALOG

-- [all] guard/function: CURRENT_DATABASE
SELECT CURRENT_DATABASE() AS d

-- [all] guard/function: DATABASE
SELECT DATABASE() AS d

-- [all] guard/function: SCHEMA
SELECT SCHEMA() AS d

-- [all] guard/function: CURRENT_QUERY
SELECT CURRENT_QUERY() AS q

-- [all] guard/function: PG_BACKEND_PID
SELECT PG_BACKEND_PID() AS p

-- [all] guard/function: CONNECTION_ID
SELECT CONNECTION_ID() AS p

-- [all] guard/function: PG_TERMINATE_BACKEND
SELECT PG_TERMINATE_BACKEND(PG_BACKEND_PID()) AS p

-- [all] guard/function: PG_CANCEL_BACKEND
SELECT PG_CANCEL_BACKEND(1) AS p

-- [all] guard/function: PG_RELOAD_CONF
SELECT PG_RELOAD_CONF() AS p

-- [all] guard/function: PG_ROTATE_LOGFILE
SELECT PG_ROTATE_LOGFILE() AS p

-- [all] guard/function: PG_SWITCH_WAL
SELECT PG_SWITCH_WAL() AS p

-- [all] guard/function: PG_PROMOTE
SELECT PG_PROMOTE() AS p

-- [all] guard/function: PG_STAT_RESET
SELECT PG_STAT_RESET() AS p

-- [all] guard/function: PG_LOGICAL_EMIT_MESSAGE
SELECT PG_LOGICAL_EMIT_MESSAGE(false, 'x', 'stolen') AS p

-- [all] guard/function: PG_CREATE_RESTORE_POINT
SELECT PG_CREATE_RESTORE_POINT('stolen') AS p

-- [all] guard/function: PG_CREATE_PHYSICAL_REPLICATION_SLOT
SELECT PG_CREATE_PHYSICAL_REPLICATION_SLOT('stolen') AS p

-- [all] guard/function: PG_EXPORT_SNAPSHOT
SELECT PG_EXPORT_SNAPSHOT() AS p

-- [all] guard/function: TXID_CURRENT uses up a number
SELECT TXID_CURRENT() AS p

-- [all] guard/function: NEXTVAL
SELECT NEXTVAL('orders_id_seq') AS n

-- [all] guard/function: SETVAL
SELECT SETVAL('orders_id_seq', 1) AS n

-- [all] guard/function: CURRVAL
SELECT CURRVAL('orders_id_seq') AS n

-- [all] guard/function: LASTVAL
SELECT LASTVAL() AS n

-- [all] guard/function: LAST_INSERT_ID sets a value
SELECT LAST_INSERT_ID(5) AS n

-- [all] guard/function: ROW_COUNT
SELECT ROW_COUNT() AS n

-- [all] guard/function: FOUND_ROWS
SELECT FOUND_ROWS() AS n

-- [all] guard/function: LAST_INSERT_ROWID
SELECT LAST_INSERT_ROWID() AS n

-- [all] guard/function: CHANGES
SELECT CHANGES() AS n

-- [all] guard/function: TOTAL_CHANGES
SELECT TOTAL_CHANGES() AS n

-- [all] guard/statement: SET of SQL mode
SET SESSION sql_mode = 'ANSI_QUOTES'

-- [all] guard/statement: SET NAMES
SET NAMES gbk

-- [all] guard/statement: SET GLOBAL
SET GLOBAL secure_file_priv = ''

-- [all] guard/statement: SET PERSIST
SET PERSIST max_connections = 1

-- [all] guard/statement: SET of the transaction
SET TRANSACTION READ WRITE

-- [all] guard/parse: SET of the session's transactions
SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE

-- [all] guard/statement: SET of the session's transactions in MySQL
SET SESSION TRANSACTION READ WRITE

-- [all] guard/statement: SET standard_conforming_strings
SET standard_conforming_strings = off

-- [all] guard/statement: SET statement_timeout
SET statement_timeout = 0

-- [all] guard/statement: SET search_path
SET search_path = vault, public

-- [all] guard/statement: SET of external access
SET enable_external_access = true

-- [all] guard/statement: SET of memory
SET memory_limit = '100GB'

-- [all] guard/statement: SET of the lock on settings
SET lock_configuration = false

-- [all] guard/statement: SET of a variable of DuckDB
SET VARIABLE stolen = 1

-- [all] guard/function: GETVARIABLE
SELECT GETVARIABLE('stolen') AS v

-- [all] guard/function: CURRENT_SETTING of DuckDB
SELECT CURRENT_SETTING('access_mode') AS v

-- [all] guard/statement: USE
USE mysql

-- [all] guard/statement: USE of an attached database
USE memory

-- [all] guard/parse: SET DEFAULT ROLE
SET DEFAULT ROLE ALL TO CURRENT_USER

-- [all] guard/function: ENCRYPT with the server's random
SELECT ENCRYPT('a') AS e

-- [all] guard/function: AES_DECRYPT with the name of a key
SELECT AES_DECRYPT(memo, 'key') AS e FROM payroll

-- [all] guard/function: PASSWORD
SELECT PASSWORD('a') AS e

-- [all] guard/function: UUID of the machine
SELECT UUID() AS u

-- [all] guard/function: DEFAULT shows what is set for a column
SELECT DEFAULT(name) AS d FROM products
