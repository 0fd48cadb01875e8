-- Functions and clauses that read or write files of the server: sqlmap --file-read, PayloadsAllTheThings "PostgreSQL file read",
-- Grafana SQL expressions (CVE-2024-9264, CVE-2026-27876: DuckDB), Arc (CVE-2026-47735: DuckDB's I/O functions behind a denylist),
-- DuckDB sniff_csv (CVE-2024-41672), Vanna (CVE-2024-5827).

-- [all] guard/function: LOAD_FILE
SELECT LOAD_FILE('__FILE__') AS s

-- [mysql sqlite] guard/node [postgres duckdb] guard/parse: LOAD_FILE of a hexadecimal path
SELECT LOAD_FILE(0x2f6574632f706173737764) AS s

-- [all] guard/function: LOAD_FILE by characters
SELECT LOAD_FILE(CONCAT(CHAR(47), 'etc/passwd')) AS s

-- [all] guard/function: LOAD_FILE in a condition
SELECT name FROM products WHERE LOAD_FILE('__FILE__') LIKE 'CANARY%'

-- [all] guard/function: LOAD_FILE in ORDER BY
SELECT name FROM products ORDER BY LOAD_FILE('__FILE__')

-- [all] guard/parse: LOAD DATA
LOAD DATA INFILE '__FILE__' INTO TABLE products

-- [all] guard/parse: LOAD DATA LOCAL
LOAD DATA LOCAL INFILE '__FILE__' INTO TABLE products

-- [all] guard/parse: LOAD XML
LOAD XML INFILE '__FILE__' INTO TABLE products

-- [all] guard/function: PG_READ_FILE
SELECT PG_READ_FILE('__FILE__') AS s

-- [all] guard/node: PG_READ_FILE with its schema
SELECT pg_catalog.pg_read_file('__FILE__') AS s

-- [all] guard/function: PG_READ_BINARY_FILE
SELECT PG_READ_BINARY_FILE('__FILE__') AS s

-- [all] guard/function: PG_LS_DIR as a column
SELECT PG_LS_DIR('/') AS s

-- [all] guard/function: PG_LS_DIR as a table
SELECT * FROM PG_LS_DIR('__FOLDER__')

-- [all] guard/function: PG_LS_LOGDIR
SELECT * FROM PG_LS_LOGDIR()

-- [all] guard/function: PG_LS_WALDIR
SELECT * FROM PG_LS_WALDIR()

-- [all] guard/function: PG_STAT_FILE
SELECT * FROM PG_STAT_FILE('__FILE__')

-- [all] guard/function: PG_CURRENT_LOGFILE
SELECT PG_CURRENT_LOGFILE() AS s

-- [all] guard/function: LO_IMPORT
SELECT LO_IMPORT('__FILE__') AS s

-- [all] guard/function: LO_EXPORT
SELECT LO_EXPORT(16384, '__FOLDER__/stolen') AS s

-- [all] guard/node: LO_FROM_BYTEA makes a large object
SELECT LO_FROM_BYTEA(0, 'stolen'::bytea) AS s

-- [all] guard/function: LO_CREAT
SELECT LO_CREAT(-1) AS s

-- [all] guard/function: LO_PUT
SELECT LO_PUT(1, 0, 'stolen') AS s

-- [all] guard/function: LO_UNLINK
SELECT LO_UNLINK(1) AS s

-- [all] guard/statement: COPY from a file
COPY products FROM '__FILE__'

-- [all] guard/statement: COPY to a file
COPY products TO '__FOLDER__/stolen.csv'

-- [all] guard/statement: COPY of a query to a file
COPY (SELECT memo FROM payroll) TO '__FOLDER__/stolen.csv'

-- [all] guard/statement: COPY to standard output
COPY payroll TO STDOUT

-- [all] guard/statement: COPY FROM DATABASE
COPY FROM DATABASE memory TO stolen

-- [all] guard/table: a file in place of a table
SELECT * FROM '__FILE__'

-- [all] guard/table: a CSV file in place of a table
SELECT * FROM '__CSV__'

-- [all] guard/table: a file as a quoted name
SELECT * FROM "__CSV__"

-- [all] guard/table: all files in place of a table
SELECT * FROM '__FOLDER__/*.csv'

-- [mysql postgres duckdb] guard/parse [sqlite] guard/table: a list of files in place of a table
SELECT * FROM ['__CSV__', '__CSV__']

-- [all] guard/table: a file in a CTE
WITH f AS (SELECT * FROM '__CSV__') SELECT * FROM f

-- [all] guard/table: a file in a join
SELECT p.name FROM products p JOIN '__CSV__' f ON TRUE

-- [all] guard/table: a file first
FROM '__CSV__'

-- [all] guard/function: READ_CSV
SELECT * FROM READ_CSV('__CSV__')

-- [all] guard/node: READ_CSV with its options
SELECT * FROM READ_CSV('__FILE__', header = false, columns = {'line': 'VARCHAR'}, delim = '')

-- [all] guard/function: READ_CSV_AUTO
SELECT * FROM READ_CSV_AUTO('__CSV__')

-- [all] guard/function: SNIFF_CSV
SELECT * FROM SNIFF_CSV('__CSV__')

-- [all] guard/function: READ_TEXT
SELECT content FROM READ_TEXT('__FILE__')

-- [all] guard/function: READ_BLOB
SELECT content FROM READ_BLOB('__FILE__')

-- [all] guard/function: READ_JSON
SELECT * FROM READ_JSON('__FILE__')

-- [all] guard/function: READ_JSON_AUTO
SELECT * FROM READ_JSON_AUTO('__FILE__')

-- [all] guard/function: READ_NDJSON_OBJECTS
SELECT * FROM READ_NDJSON_OBJECTS('__FILE__')

-- [all] guard/function: READ_PARQUET
SELECT * FROM READ_PARQUET('__FILE__')

-- [all] guard/function: PARQUET_SCAN
SELECT * FROM PARQUET_SCAN('__FILE__')

-- [all] guard/function: PARQUET_METADATA
SELECT * FROM PARQUET_METADATA('__FILE__')

-- [all] guard/function: READ_XLSX
SELECT * FROM READ_XLSX('__FILE__')

-- [all] guard/function: SQLITE_SCAN
SELECT * FROM SQLITE_SCAN('__VAULTFILE__', 'secrets')

-- [all] guard/statement: SQLITE_ATTACH
CALL SQLITE_ATTACH('__VAULTFILE__')

-- [mysql postgres duckdb] guard/function [sqlite] guard/node: GLOB as a table
SELECT * FROM GLOB('__FOLDER__/*')

-- [mysql postgres duckdb] guard/function [sqlite] accepted: GLOB as a column
SELECT GLOB('__FOLDER__/*') AS s

-- [all] guard/function: WHICH_SECRET
SELECT * FROM WHICH_SECRET('s3://x', 's3')

-- [all] guard/function: a directory that is listed
SELECT * FROM READ_TEXT('/proc/self/environ')

-- [all] guard/statement: ATTACH
ATTACH '__VAULTFILE__' AS stolen

-- [all] guard/statement: ATTACH with a name behind
ATTACH DATABASE '__VAULTFILE__' AS stolen (READ_ONLY)

-- [all] guard/table: the table of an attached file
SELECT * FROM stolen.secrets

-- [all] guard/function: READFILE of the SQLite shell
SELECT READFILE('__FILE__') AS s

-- [all] guard/function: WRITEFILE of the SQLite shell
SELECT WRITEFILE('__FOLDER__/stolen', 'x') AS s

-- [all] guard/function: EDIT of the SQLite shell
SELECT EDIT('x', 'touch __FOLDER__/stolen') AS s

-- [all] guard/function: FSDIR of the SQLite shell
SELECT name FROM FSDIR('__FOLDER__')

-- [all] guard/function: ZIPFILE of the SQLite shell
SELECT * FROM ZIPFILE('__FILE__')

-- [all] guard/statement: CSV as a virtual table
CREATE VIRTUAL TABLE temp.stolen USING csv(filename='__CSV__')

-- [all] guard/statement: a foreign table over a file
CREATE FOREIGN TABLE stolen (line TEXT) SERVER files OPTIONS (filename '__FILE__')

-- [all] guard/function: the logs of the server by ADMINPACK
SELECT PG_FILE_WRITE('__FOLDER__/stolen', 'x', false) AS s

-- [all] guard/function: a file is renamed by ADMINPACK
SELECT PG_FILE_RENAME('__FILE__', '__FOLDER__/stolen') AS s

-- [all] guard/function: the file of a table
SELECT PG_RELATION_FILEPATH('customers') AS s

-- [all] guard/table: the configuration file
SELECT SOURCEFILE FROM PG_FILE_SETTINGS

-- [all] guard/table: the rules of access
SELECT * FROM PG_HBA_FILE_RULES

-- [all] guard/parse: a table in a folder of its own
CREATE TABLE stolen (x INT) DATA DIRECTORY = '__FOLDER__'
