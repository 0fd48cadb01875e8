-- Functions and clauses that read or write files of the server: sqlmap --file-read, PayloadsAllTheThings "PostgreSQL file read",
-- Grafana SQL expressions (CVE-2024-9264, CVE-2026-27876: DuckDB), Arc (CVE-2026-47735: DuckDB's I/O functions behind a denylist),
-- DuckDB sniff_csv (CVE-2024-41672), Vanna (CVE-2024-5827).

-- [all] unknown: LOAD_FILE
SELECT LOAD_FILE('__FILE__') AS s

-- [all] unknown: LOAD_FILE of a hexadecimal path
SELECT LOAD_FILE(0x2f6574632f706173737764) AS s

-- [all] unknown: LOAD_FILE by characters
SELECT LOAD_FILE(CONCAT(CHAR(47), 'etc/passwd')) AS s

-- [all] unknown: LOAD_FILE in a condition
SELECT name FROM products WHERE LOAD_FILE('__FILE__') LIKE 'CANARY%'

-- [all] unknown: LOAD_FILE in ORDER BY
SELECT name FROM products ORDER BY LOAD_FILE('__FILE__')

-- [all] unknown: LOAD DATA
LOAD DATA INFILE '__FILE__' INTO TABLE products

-- [all] unknown: LOAD DATA LOCAL
LOAD DATA LOCAL INFILE '__FILE__' INTO TABLE products

-- [all] unknown: LOAD XML
LOAD XML INFILE '__FILE__' INTO TABLE products

-- [all] unknown: PG_READ_FILE
SELECT PG_READ_FILE('__FILE__') AS s

-- [all] unknown: PG_READ_FILE with its schema
SELECT pg_catalog.pg_read_file('__FILE__') AS s

-- [all] unknown: PG_READ_BINARY_FILE
SELECT PG_READ_BINARY_FILE('__FILE__') AS s

-- [all] unknown: PG_LS_DIR as a column
SELECT PG_LS_DIR('/') AS s

-- [all] unknown: PG_LS_DIR as a table
SELECT * FROM PG_LS_DIR('__FOLDER__')

-- [all] unknown: PG_LS_LOGDIR
SELECT * FROM PG_LS_LOGDIR()

-- [all] unknown: PG_LS_WALDIR
SELECT * FROM PG_LS_WALDIR()

-- [all] unknown: PG_STAT_FILE
SELECT * FROM PG_STAT_FILE('__FILE__')

-- [all] unknown: PG_CURRENT_LOGFILE
SELECT PG_CURRENT_LOGFILE() AS s

-- [all] unknown: LO_IMPORT
SELECT LO_IMPORT('__FILE__') AS s

-- [all] unknown: LO_EXPORT
SELECT LO_EXPORT(16384, '__FOLDER__/stolen') AS s

-- [all] unknown: LO_FROM_BYTEA makes a large object
SELECT LO_FROM_BYTEA(0, 'stolen'::bytea) AS s

-- [all] unknown: LO_CREAT
SELECT LO_CREAT(-1) AS s

-- [all] unknown: LO_PUT
SELECT LO_PUT(1, 0, 'stolen') AS s

-- [all] unknown: LO_UNLINK
SELECT LO_UNLINK(1) AS s

-- [all] unknown: COPY from a file
COPY products FROM '__FILE__'

-- [all] unknown: COPY to a file
COPY products TO '__FOLDER__/stolen.csv'

-- [all] unknown: COPY of a query to a file
COPY (SELECT memo FROM payroll) TO '__FOLDER__/stolen.csv'

-- [all] unknown: COPY to standard output
COPY payroll TO STDOUT

-- [all] unknown: COPY FROM DATABASE
COPY FROM DATABASE memory TO stolen

-- [all] unknown: a file in place of a table
SELECT * FROM '__FILE__'

-- [all] unknown: a CSV file in place of a table
SELECT * FROM '__CSV__'

-- [all] unknown: a file as a quoted name
SELECT * FROM "__CSV__"

-- [all] unknown: all files in place of a table
SELECT * FROM '__FOLDER__/*.csv'

-- [all] unknown: a list of files in place of a table
SELECT * FROM ['__CSV__', '__CSV__']

-- [all] unknown: a file in a CTE
WITH f AS (SELECT * FROM '__CSV__') SELECT * FROM f

-- [all] unknown: a file in a join
SELECT p.name FROM products p JOIN '__CSV__' f ON TRUE

-- [all] unknown: a file first
FROM '__CSV__'

-- [all] unknown: READ_CSV
SELECT * FROM READ_CSV('__CSV__')

-- [all] unknown: READ_CSV with its options
SELECT * FROM READ_CSV('__FILE__', header = false, columns = {'line': 'VARCHAR'}, delim = '')

-- [all] unknown: READ_CSV_AUTO
SELECT * FROM READ_CSV_AUTO('__CSV__')

-- [all] unknown: SNIFF_CSV
SELECT * FROM SNIFF_CSV('__CSV__')

-- [all] unknown: READ_TEXT
SELECT content FROM READ_TEXT('__FILE__')

-- [all] unknown: READ_BLOB
SELECT content FROM READ_BLOB('__FILE__')

-- [all] unknown: READ_JSON
SELECT * FROM READ_JSON('__FILE__')

-- [all] unknown: READ_JSON_AUTO
SELECT * FROM READ_JSON_AUTO('__FILE__')

-- [all] unknown: READ_NDJSON_OBJECTS
SELECT * FROM READ_NDJSON_OBJECTS('__FILE__')

-- [all] unknown: READ_PARQUET
SELECT * FROM READ_PARQUET('__FILE__')

-- [all] unknown: PARQUET_SCAN
SELECT * FROM PARQUET_SCAN('__FILE__')

-- [all] unknown: PARQUET_METADATA
SELECT * FROM PARQUET_METADATA('__FILE__')

-- [all] unknown: READ_XLSX
SELECT * FROM READ_XLSX('__FILE__')

-- [all] unknown: SQLITE_SCAN
SELECT * FROM SQLITE_SCAN('__VAULTFILE__', 'secrets')

-- [all] unknown: SQLITE_ATTACH
CALL SQLITE_ATTACH('__VAULTFILE__')

-- [all] unknown: GLOB as a table
SELECT * FROM GLOB('__FOLDER__/*')

-- [all] unknown: GLOB as a column
SELECT GLOB('__FOLDER__/*') AS s

-- [all] unknown: WHICH_SECRET
SELECT * FROM WHICH_SECRET('s3://x', 's3')

-- [all] unknown: a directory that is listed
SELECT * FROM READ_TEXT('/proc/self/environ')

-- [all] unknown: ATTACH
ATTACH '__VAULTFILE__' AS stolen

-- [all] unknown: ATTACH with a name behind
ATTACH DATABASE '__VAULTFILE__' AS stolen (READ_ONLY)

-- [all] unknown: the table of an attached file
SELECT * FROM stolen.secrets

-- [all] unknown: READFILE of the SQLite shell
SELECT READFILE('__FILE__') AS s

-- [all] unknown: WRITEFILE of the SQLite shell
SELECT WRITEFILE('__FOLDER__/stolen', 'x') AS s

-- [all] unknown: EDIT of the SQLite shell
SELECT EDIT('x', 'touch __FOLDER__/stolen') AS s

-- [all] unknown: FSDIR of the SQLite shell
SELECT name FROM FSDIR('__FOLDER__')

-- [all] unknown: ZIPFILE of the SQLite shell
SELECT * FROM ZIPFILE('__FILE__')

-- [all] unknown: CSV as a virtual table
CREATE VIRTUAL TABLE temp.stolen USING csv(filename='__CSV__')

-- [all] unknown: a foreign table over a file
CREATE FOREIGN TABLE stolen (line TEXT) SERVER files OPTIONS (filename '__FILE__')

-- [all] unknown: the logs of the server by ADMINPACK
SELECT PG_FILE_WRITE('__FOLDER__/stolen', 'x', false) AS s

-- [all] unknown: a file is renamed by ADMINPACK
SELECT PG_FILE_RENAME('__FILE__', '__FOLDER__/stolen') AS s

-- [all] unknown: the file of a table
SELECT PG_RELATION_FILEPATH('customers') AS s

-- [all] unknown: the configuration file
SELECT SOURCEFILE FROM PG_FILE_SETTINGS

-- [all] unknown: the rules of access
SELECT * FROM PG_HBA_FILE_RULES

-- [all] unknown: a table in a folder of its own
CREATE TABLE stolen (x INT) DATA DIRECTORY = '__FOLDER__'
