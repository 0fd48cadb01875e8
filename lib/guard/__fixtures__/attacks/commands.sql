-- Running programs or native code: COPY … TO PROGRAM (CVE-2019-9193, Metasploit), user-defined functions of libraries (raptor_udf),
-- load_extension, fts3_tokenizer (CVE-2015-7036), Grafana's DuckDB with shellfs (CVE-2024-9264), xp_cmdshell.

-- [all] guard/parse: COPY to a program
COPY products TO PROGRAM 'touch __FOLDER__/stolen'

-- [all] guard/parse: COPY from a program
COPY products FROM PROGRAM 'touch __FOLDER__/stolen'

-- [all] guard/parse: COPY of a query to a program
COPY (SELECT 1) TO PROGRAM 'touch __FOLDER__/stolen'

-- [all] guard/function: a pipe in place of a file
SELECT * FROM READ_CSV('touch __FOLDER__/stolen |')

-- [all] guard/table: a pipe as a table
SELECT * FROM 'touch __FOLDER__/stolen |'

-- [all] guard/function: SYS_EXEC
SELECT SYS_EXEC('touch __FOLDER__/stolen')

-- [all] guard/function: SYS_EVAL
SELECT SYS_EVAL('id') AS s

-- [all] guard/parse: a library becomes a function
CREATE FUNCTION sys_exec RETURNS INTEGER SONAME 'stolen.so'

-- [all] guard/parse: a plugin is installed
INSTALL PLUGIN stolen SONAME 'stolen.so'

-- [all] guard/parse: a component is installed
INSTALL COMPONENT 'file://component_stolen'

-- [all] guard/parse: a function in C
CREATE FUNCTION stolen(cstring) RETURNS int AS '/lib/x86_64-linux-gnu/libc.so.6', 'system' LANGUAGE C STRICT

-- [all] guard/statement: a function in a language without walls
CREATE FUNCTION stolen() RETURNS void AS $$ import os; os.system('id') $$ LANGUAGE plpython3u

-- [all] guard/statement: a function in SQL
CREATE FUNCTION stolen() RETURNS INT AS 'DELETE FROM orders; SELECT 1' LANGUAGE SQL

-- [all] guard/statement: a language is made
CREATE LANGUAGE plperlu

-- [all] guard/parse: a block of code
DO $$ BEGIN EXECUTE 'DROP TABLE customers'; END $$

-- [all] guard/parse: a block in a language
DO LANGUAGE plpgsql $$ BEGIN PERFORM pg_sleep(5); END $$

-- [all] guard/statement: an operator with a function behind it
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = stolen)

-- [all] guard/parse: a library is loaded
LOAD 'stolen'

-- [all] guard/function: LOAD_EXTENSION
SELECT LOAD_EXTENSION('__FOLDER__/stolen') AS s

-- [all] guard/function: LOAD_EXTENSION with an entry
SELECT LOAD_EXTENSION('__FOLDER__/stolen.so', 'sqlite3_stolen_init') AS s

-- [all] guard/function: FTS3_TOKENIZER
SELECT FTS3_TOKENIZER('simple') AS s

-- [all] guard/node: FTS3_TOKENIZER sets an address
SELECT FTS3_TOKENIZER('stolen', X'4141414141414141') AS s

-- [mysql sqlite duckdb] guard/parse [postgres] guard/statement: XP_CMDSHELL
EXEC xp_cmdshell 'id'

-- [all] guard/function: XP_CMDSHELL in a query
SELECT * FROM OPENROWSET('SQLOLEDB', 'x', 'EXEC xp_cmdshell ''id''')

-- [mysql sqlite duckdb] guard/parse [postgres] guard/statement: SP_EXECUTESQL
EXEC sp_executesql N'DROP TABLE customers'

-- [all] guard/statement: EXECUTE IMMEDIATE
EXECUTE IMMEDIATE 'DROP TABLE customers'

-- [all] guard/function: SYSTEM
SELECT SYSTEM('id') AS s

-- [all] guard/function: SHELL
SELECT SHELL('id') AS s

-- [all] guard/function: EVAL of a SQLite extension
SELECT EVAL('DROP TABLE orders') AS s

-- [all] guard/function: GETENV
SELECT GETENV('PATH') AS s

-- [all] guard/table: a pragma that loads
SELECT * FROM PRAGMA_MODULE_LIST

-- [all] guard/statement: a macro with a body of one's own
CREATE TEMP MACRO stolen() AS TABLE SELECT * FROM payroll

-- [all] guard/function: a Python table
SELECT * FROM python_map('x')

-- [all] guard/parse: a Java procedure
CREATE PROCEDURE stolen LANGUAGE JAVA EXTERNAL NAME 'Runtime.exec'

-- [all] guard/statement: an H2 alias, as in the break into Metabase
CREATE ALIAS stolen AS 'void x() throws Exception { Runtime.getRuntime().exec("id"); }'

-- [all] guard/parse: an H2 trigger, as in the break into Metabase
CREATE TRIGGER stolen BEFORE SELECT ON orders AS '//javascript'

-- [all] guard/function: a large object becomes a library
SELECT LO_EXPORT(LO_FROM_BYTEA(0, 'x'), '__FOLDER__/stolen.so') AS s
