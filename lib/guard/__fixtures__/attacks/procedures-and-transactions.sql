-- Prepared statements, procedures, cursors, handlers and transactions: statements that run other statements or outlive their request
-- (WAF bypass by PREPARE and EXECUTE with hexadecimal text; MySQL HANDLER where SELECT is filtered, known from capture-the-flag games).

-- [all] unknown: PREPARE
PREPARE s FROM 'DROP TABLE customers'

-- [all] unknown: PREPARE of hexadecimal text
PREPARE s FROM 0x53454c4543542031

-- [all] unknown: PREPARE of PostgreSQL
PREPARE s AS DELETE FROM orders

-- [all] unknown: EXECUTE
EXECUTE s

-- [all] unknown: EXECUTE with values
EXECUTE s(1)

-- [all] unknown: DEALLOCATE
DEALLOCATE PREPARE s

-- [all] unknown: DEALLOCATE ALL
DEALLOCATE ALL

-- [all] unknown: CALL
CALL stolen()

-- [all] unknown: CALL of a system procedure
CALL sys.ps_setup_enable_instrument('x')

-- [all] unknown: CALL of a table function of DuckDB
CALL pragma_table_info('employees')

-- [all] unknown: DO
DO SLEEP(5)

-- [all] unknown: HANDLER OPEN
HANDLER payroll OPEN

-- [all] unknown: HANDLER READ
HANDLER payroll READ FIRST

-- [all] unknown: DECLARE CURSOR
DECLARE c CURSOR FOR SELECT memo FROM payroll

-- [all] unknown: DECLARE CURSOR that outlives the transaction
DECLARE c CURSOR WITH HOLD FOR SELECT memo FROM payroll

-- [all] unknown: FETCH
FETCH ALL FROM c

-- [all] unknown: MOVE
MOVE 1 IN c

-- [all] unknown: CLOSE
CLOSE ALL

-- [all] unknown: a function of a cursor
SELECT CURSOR_TO_XML('c', 1, true, true, '') AS x

-- [all] unknown: BEGIN
BEGIN

-- [all] unknown: START TRANSACTION writable
START TRANSACTION READ WRITE

-- [all] unknown: BEGIN IMMEDIATE
BEGIN IMMEDIATE

-- [all] unknown: COMMIT
COMMIT

-- [all] unknown: COMMIT AND CHAIN
COMMIT AND CHAIN

-- [all] unknown: ROLLBACK
ROLLBACK

-- [all] unknown: SAVEPOINT
SAVEPOINT stolen

-- [all] unknown: RELEASE
RELEASE SAVEPOINT stolen

-- [all] unknown: PREPARE TRANSACTION
PREPARE TRANSACTION 'stolen'

-- [all] unknown: COMMIT PREPARED
COMMIT PREPARED 'stolen'

-- [all] unknown: XA
XA START 'stolen'

-- [all] unknown: SET CONSTRAINTS
SET CONSTRAINTS ALL DEFERRED

-- [all] unknown: SIGNAL
SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'stolen'

-- [all] unknown: GET DIAGNOSTICS
GET DIAGNOSTICS @a = NUMBER

-- [all] unknown: SHOW WARNINGS
SHOW WARNINGS

-- [all] unknown: EXPLAIN EXECUTE
EXPLAIN EXECUTE s

-- [all] unknown: EXPLAIN ANALYZE of a read runs it
EXPLAIN ANALYZE SELECT memo FROM payroll

-- [all] unknown: EXPLAIN FOR CONNECTION shows what others ask
EXPLAIN FOR CONNECTION 1

-- [all] unknown: a table as a statement
TABLE payroll

-- [all] unknown: values as a statement
VALUES (1), (2)

-- [all] unknown: values with rows
VALUES ROW(1, 2), ROW(3, 4)

-- [all] unknown: a sub-query of values
SELECT * FROM (VALUES ROW(1, 2)) AS v

-- [all] unknown: nothing but brackets
()

-- [all] unknown: nothing at all
/* */

-- [all] unknown: a word
stolen

-- [all] unknown: LOCK TABLES
LOCK TABLES customers WRITE

-- [all] unknown: UNLOCK TABLES
UNLOCK TABLES

-- [all] unknown: a loop of a procedure
WHILE 1 DO SELECT 1; END WHILE

-- [all] unknown: a condition of a procedure
IF 1 = 1 THEN DROP TABLE customers; END IF

-- [all] unknown: RETURN
RETURN 1
