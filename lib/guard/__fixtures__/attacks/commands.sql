-- Running programs or native code: COPY … TO PROGRAM (CVE-2019-9193, Metasploit), user-defined functions of libraries (raptor_udf),
-- load_extension, fts3_tokenizer (CVE-2015-7036), Grafana's DuckDB with shellfs (CVE-2024-9264), xp_cmdshell.

-- [all] unknown: COPY to a program
COPY products TO PROGRAM 'touch __FOLDER__/stolen'

-- [all] unknown: COPY from a program
COPY products FROM PROGRAM 'touch __FOLDER__/stolen'

-- [all] unknown: COPY of a query to a program
COPY (SELECT 1) TO PROGRAM 'touch __FOLDER__/stolen'

-- [all] unknown: a pipe in place of a file
SELECT * FROM READ_CSV('touch __FOLDER__/stolen |')

-- [all] unknown: a pipe as a table
SELECT * FROM 'touch __FOLDER__/stolen |'

-- [all] unknown: SYS_EXEC
SELECT SYS_EXEC('touch __FOLDER__/stolen')

-- [all] unknown: SYS_EVAL
SELECT SYS_EVAL('id') AS s

-- [all] unknown: a library becomes a function
CREATE FUNCTION sys_exec RETURNS INTEGER SONAME 'stolen.so'

-- [all] unknown: a plugin is installed
INSTALL PLUGIN stolen SONAME 'stolen.so'

-- [all] unknown: a component is installed
INSTALL COMPONENT 'file://component_stolen'

-- [all] unknown: a function in C
CREATE FUNCTION stolen(cstring) RETURNS int AS '/lib/x86_64-linux-gnu/libc.so.6', 'system' LANGUAGE C STRICT

-- [all] unknown: a function in a language without walls
CREATE FUNCTION stolen() RETURNS void AS $$ import os; os.system('id') $$ LANGUAGE plpython3u

-- [all] unknown: a function in SQL
CREATE FUNCTION stolen() RETURNS INT AS 'DELETE FROM orders; SELECT 1' LANGUAGE SQL

-- [all] unknown: a language is made
CREATE LANGUAGE plperlu

-- [all] unknown: a block of code
DO $$ BEGIN EXECUTE 'DROP TABLE customers'; END $$

-- [all] unknown: a block in a language
DO LANGUAGE plpgsql $$ BEGIN PERFORM pg_sleep(5); END $$

-- [all] unknown: an operator with a function behind it
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = stolen)

-- [all] unknown: a library is loaded
LOAD 'stolen'

-- [all] unknown: LOAD_EXTENSION
SELECT LOAD_EXTENSION('__FOLDER__/stolen') AS s

-- [all] unknown: LOAD_EXTENSION with an entry
SELECT LOAD_EXTENSION('__FOLDER__/stolen.so', 'sqlite3_stolen_init') AS s

-- [all] unknown: FTS3_TOKENIZER
SELECT FTS3_TOKENIZER('simple') AS s

-- [all] unknown: FTS3_TOKENIZER sets an address
SELECT FTS3_TOKENIZER('stolen', X'4141414141414141') AS s

-- [all] unknown: XP_CMDSHELL
EXEC xp_cmdshell 'id'

-- [all] unknown: XP_CMDSHELL in a query
SELECT * FROM OPENROWSET('SQLOLEDB', 'x', 'EXEC xp_cmdshell ''id''')

-- [all] unknown: SP_EXECUTESQL
EXEC sp_executesql N'DROP TABLE customers'

-- [all] unknown: EXECUTE IMMEDIATE
EXECUTE IMMEDIATE 'DROP TABLE customers'

-- [all] unknown: SYSTEM
SELECT SYSTEM('id') AS s

-- [all] unknown: SHELL
SELECT SHELL('id') AS s

-- [all] unknown: EVAL of a SQLite extension
SELECT EVAL('DROP TABLE orders') AS s

-- [all] unknown: GETENV
SELECT GETENV('PATH') AS s

-- [all] unknown: a pragma that loads
SELECT * FROM PRAGMA_MODULE_LIST

-- [all] unknown: a macro with a body of one's own
CREATE TEMP MACRO stolen() AS TABLE SELECT * FROM payroll

-- [all] unknown: a Python table
SELECT * FROM python_map('x')

-- [all] unknown: a Java procedure
CREATE PROCEDURE stolen LANGUAGE JAVA EXTERNAL NAME 'Runtime.exec'

-- [all] unknown: an H2 alias, as in the break into Metabase
CREATE ALIAS stolen AS 'void x() throws Exception { Runtime.getRuntime().exec("id"); }'

-- [all] unknown: an H2 trigger, as in the break into Metabase
CREATE TRIGGER stolen BEFORE SELECT ON orders AS '//javascript'

-- [all] unknown: a large object becomes a library
SELECT LO_EXPORT(LO_FROM_BYTEA(0, 'x'), '__FOLDER__/stolen.so') AS s
