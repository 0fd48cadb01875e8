-- Prepared statements, procedures, cursors, handlers and transactions: statements that run other statements or outlive their request
-- (WAF bypass by PREPARE and EXECUTE with hexadecimal text; MySQL HANDLER where SELECT is filtered, known from capture-the-flag games).

-- [all] guard/parse: PREPARE
PREPARE s FROM 'DROP TABLE customers'

-- [all] guard/parse: PREPARE of hexadecimal text
PREPARE s FROM 0x53454c4543542031

-- [all] guard/statement: PREPARE of PostgreSQL
PREPARE s AS DELETE FROM orders

-- [all] guard/statement: EXECUTE
EXECUTE s

-- [mysql sqlite duckdb] guard/parse [postgres] guard/statement: EXECUTE with values
EXECUTE s(1)

-- [all] guard/statement: DEALLOCATE
DEALLOCATE PREPARE s

-- [all] guard/statement: DEALLOCATE ALL
DEALLOCATE ALL

-- [all] guard/statement: CALL
CALL stolen()

-- [all] guard/statement: CALL of a system procedure
CALL sys.ps_setup_enable_instrument('x')

-- [all] guard/statement: CALL of a table function of DuckDB
CALL pragma_table_info('employees')

-- [all] guard/parse: DO
DO SLEEP(5)

-- [all] guard/parse: HANDLER OPEN
HANDLER payroll OPEN

-- [all] guard/parse: HANDLER READ
HANDLER payroll READ FIRST

-- [all] guard/statement: DECLARE CURSOR
DECLARE c CURSOR FOR SELECT memo FROM payroll

-- [all] guard/parse: DECLARE CURSOR that outlives the transaction
DECLARE c CURSOR WITH HOLD FOR SELECT memo FROM payroll

-- [all] guard/parse: FETCH
FETCH ALL FROM c

-- [all] guard/parse: MOVE
MOVE 1 IN c

-- [all] guard/parse: CLOSE
CLOSE ALL

-- [all] guard/function: a function of a cursor
SELECT CURSOR_TO_XML('c', 1, true, true, '') AS x

-- [all] guard/statement: BEGIN
BEGIN

-- [all] guard/statement: START TRANSACTION writable
START TRANSACTION READ WRITE

-- [all] guard/statement: BEGIN IMMEDIATE
BEGIN IMMEDIATE

-- [all] guard/statement: COMMIT
COMMIT

-- [all] guard/statement: COMMIT AND CHAIN
COMMIT AND CHAIN

-- [all] guard/statement: ROLLBACK
ROLLBACK

-- [all] guard/statement: SAVEPOINT
SAVEPOINT stolen

-- [all] guard/parse: RELEASE
RELEASE SAVEPOINT stolen

-- [all] guard/parse: PREPARE TRANSACTION
PREPARE TRANSACTION 'stolen'

-- [all] guard/parse: COMMIT PREPARED
COMMIT PREPARED 'stolen'

-- [all] guard/parse: XA
XA START 'stolen'

-- [all] guard/parse: SET CONSTRAINTS
SET CONSTRAINTS ALL DEFERRED

-- [all] guard/parse: SIGNAL
SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'stolen'

-- [all] guard/statement: GET DIAGNOSTICS
GET DIAGNOSTICS @a = NUMBER

-- [all] guard/statement: SHOW WARNINGS
SHOW WARNINGS

-- [all] guard/statement: EXPLAIN EXECUTE
EXPLAIN EXECUTE s

-- [all] guard/statement: EXPLAIN ANALYZE of a read runs it
EXPLAIN ANALYZE SELECT memo FROM payroll

-- [all] guard/parse: EXPLAIN FOR CONNECTION shows what others ask
EXPLAIN FOR CONNECTION 1

-- [all] guard/statement: a table as a statement
TABLE payroll

-- [all] guard/statement: values as a statement
VALUES (1), (2)

-- [all] guard/parse: values with rows
VALUES ROW(1, 2), ROW(3, 4)

-- [all] guard/function: a sub-query of values
SELECT * FROM (VALUES ROW(1, 2)) AS v

-- [all] guard/statement: nothing but brackets
()

-- [all] guard/not-one-select: nothing at all
/* */

-- [all] guard/statement: a word
stolen

-- [all] guard/statement: LOCK TABLES
LOCK TABLES customers WRITE

-- [all] guard/statement: UNLOCK TABLES
UNLOCK TABLES

-- [all] guard/parse: a loop of a procedure
WHILE 1 DO SELECT 1; END WHILE

-- [all] guard/parse: a condition of a procedure
IF 1 = 1 THEN DROP TABLE customers; END IF

-- [all] guard/parse: RETURN
RETURN 1
