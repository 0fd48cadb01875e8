-- Becoming somebody else and changing or reading settings (CWE-269; PostgreSQL "SET ROLE" and "set_config"; sqlmap --privileges;
-- Superset's list of disallowed functions, which had holes: CVE-2024-39887).

-- [all] unknown: SET ROLE
SET ROLE postgres

-- [all] unknown: SET SESSION AUTHORIZATION
SET SESSION AUTHORIZATION postgres

-- [all] unknown: RESET ROLE
RESET ROLE

-- [all] unknown: RESET ALL
RESET ALL

-- [all] unknown: DISCARD ALL
DISCARD ALL

-- [all] unknown: the role by a function
SELECT SET_CONFIG('role', 'postgres', false) AS s

-- [all] unknown: the search path by a function
SELECT SET_CONFIG('search_path', 'vault', false) AS s

-- [all] unknown: row security by a function
SELECT SET_CONFIG('row_security', 'off', true) AS s

-- [all] unknown: a write is made possible by a function
SELECT SET_CONFIG('transaction_read_only', 'off', false) AS s

-- [all] unknown: a setting by a function in a condition
SELECT name FROM products WHERE SET_CONFIG('statement_timeout', '0', false) = '0'

-- [all] unknown: a setting by a function with its schema
SELECT pg_catalog.set_config('statement_timeout', '0', false) AS s

-- [all] unknown: an update of the view of settings
UPDATE pg_settings SET setting = '0' WHERE name = 'statement_timeout'

-- [all] unknown: CURRENT_SETTING
SELECT CURRENT_SETTING('data_directory') AS s

-- [all] unknown: CURRENT_SETTING that may be missing
SELECT CURRENT_SETTING('is_superuser', true) AS s

-- [all] unknown: CURRENT_USER
SELECT CURRENT_USER

-- [all] unknown: SESSION_USER
SELECT SESSION_USER

-- [all] unknown: SYSTEM_USER
SELECT SYSTEM_USER

-- [all] unknown: USER as a function
SELECT USER() AS u

-- [all] unknown: USER without brackets
SELECT USER

-- [all] unknown: CURRENT_ROLE
SELECT CURRENT_ROLE

-- [all] unknown: CURRENT_SCHEMA
SELECT CURRENT_SCHEMA

-- [all] unknown: CURRENT_SCHEMAS
SELECT CURRENT_SCHEMAS(true) AS s

-- [all] unknown: CURRENT_CATALOG
SELECT CURRENT_CATALOG

-- [all] unknown: CURRENT_DATABASE
SELECT CURRENT_DATABASE() AS d

-- [all] unknown: DATABASE
SELECT DATABASE() AS d

-- [all] unknown: SCHEMA
SELECT SCHEMA() AS d

-- [all] unknown: CURRENT_QUERY
SELECT CURRENT_QUERY() AS q

-- [all] unknown: PG_BACKEND_PID
SELECT PG_BACKEND_PID() AS p

-- [all] unknown: CONNECTION_ID
SELECT CONNECTION_ID() AS p

-- [all] unknown: PG_TERMINATE_BACKEND
SELECT PG_TERMINATE_BACKEND(PG_BACKEND_PID()) AS p

-- [all] unknown: PG_CANCEL_BACKEND
SELECT PG_CANCEL_BACKEND(1) AS p

-- [all] unknown: PG_RELOAD_CONF
SELECT PG_RELOAD_CONF() AS p

-- [all] unknown: PG_ROTATE_LOGFILE
SELECT PG_ROTATE_LOGFILE() AS p

-- [all] unknown: PG_SWITCH_WAL
SELECT PG_SWITCH_WAL() AS p

-- [all] unknown: PG_PROMOTE
SELECT PG_PROMOTE() AS p

-- [all] unknown: PG_STAT_RESET
SELECT PG_STAT_RESET() AS p

-- [all] unknown: PG_LOGICAL_EMIT_MESSAGE
SELECT PG_LOGICAL_EMIT_MESSAGE(false, 'x', 'stolen') AS p

-- [all] unknown: PG_CREATE_RESTORE_POINT
SELECT PG_CREATE_RESTORE_POINT('stolen') AS p

-- [all] unknown: PG_CREATE_PHYSICAL_REPLICATION_SLOT
SELECT PG_CREATE_PHYSICAL_REPLICATION_SLOT('stolen') AS p

-- [all] unknown: PG_EXPORT_SNAPSHOT
SELECT PG_EXPORT_SNAPSHOT() AS p

-- [all] unknown: TXID_CURRENT uses up a number
SELECT TXID_CURRENT() AS p

-- [all] unknown: NEXTVAL
SELECT NEXTVAL('orders_id_seq') AS n

-- [all] unknown: SETVAL
SELECT SETVAL('orders_id_seq', 1) AS n

-- [all] unknown: CURRVAL
SELECT CURRVAL('orders_id_seq') AS n

-- [all] unknown: LASTVAL
SELECT LASTVAL() AS n

-- [all] unknown: LAST_INSERT_ID sets a value
SELECT LAST_INSERT_ID(5) AS n

-- [all] unknown: ROW_COUNT
SELECT ROW_COUNT() AS n

-- [all] unknown: FOUND_ROWS
SELECT FOUND_ROWS() AS n

-- [all] unknown: LAST_INSERT_ROWID
SELECT LAST_INSERT_ROWID() AS n

-- [all] unknown: CHANGES
SELECT CHANGES() AS n

-- [all] unknown: TOTAL_CHANGES
SELECT TOTAL_CHANGES() AS n

-- [all] unknown: SET of SQL mode
SET SESSION sql_mode = 'ANSI_QUOTES'

-- [all] unknown: SET NAMES
SET NAMES gbk

-- [all] unknown: SET GLOBAL
SET GLOBAL secure_file_priv = ''

-- [all] unknown: SET PERSIST
SET PERSIST max_connections = 1

-- [all] unknown: SET of the transaction
SET TRANSACTION READ WRITE

-- [all] unknown: SET of the session's transactions
SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE

-- [all] unknown: SET of the session's transactions in MySQL
SET SESSION TRANSACTION READ WRITE

-- [all] unknown: SET standard_conforming_strings
SET standard_conforming_strings = off

-- [all] unknown: SET statement_timeout
SET statement_timeout = 0

-- [all] unknown: SET search_path
SET search_path = vault, public

-- [all] unknown: SET of external access
SET enable_external_access = true

-- [all] unknown: SET of memory
SET memory_limit = '100GB'

-- [all] unknown: SET of the lock on settings
SET lock_configuration = false

-- [all] unknown: SET of a variable of DuckDB
SET VARIABLE stolen = 1

-- [all] unknown: GETVARIABLE
SELECT GETVARIABLE('stolen') AS v

-- [all] unknown: CURRENT_SETTING of DuckDB
SELECT CURRENT_SETTING('access_mode') AS v

-- [all] unknown: USE
USE mysql

-- [all] unknown: USE of an attached database
USE memory

-- [all] unknown: SET DEFAULT ROLE
SET DEFAULT ROLE ALL TO CURRENT_USER

-- [all] unknown: ENCRYPT with the server's random
SELECT ENCRYPT('a') AS e

-- [all] unknown: AES_DECRYPT with the name of a key
SELECT AES_DECRYPT(memo, 'key') AS e FROM payroll

-- [all] unknown: PASSWORD
SELECT PASSWORD('a') AS e

-- [all] unknown: UUID of the machine
SELECT UUID() AS u

-- [all] unknown: DEFAULT shows what is set for a column
SELECT DEFAULT(name) AS d FROM products
