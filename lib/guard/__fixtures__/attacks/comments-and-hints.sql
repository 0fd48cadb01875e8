-- Comments that run, hints that change limits, and comments that one reader ends elsewhere than another.
-- sqlmap tamper scripts versionedkeywords, versionedmorekeywords, halfversionedmorekeywords, modsecurityversioned, space2comment;
-- OWASP "SQL Injection Bypassing WAF"; MySQL reference, "Comment Syntax".

-- [all] guard/comment: a versioned comment with a function
SELECT /*!50000 SLEEP(5), */ name FROM products

-- [all] guard/comment: a versioned comment with six digits
SELECT /*!100100 SLEEP(5), */ name FROM products

-- [all] guard/comment: a comment of MariaDB alone
SELECT name /*M! , SLEEP(5) */ FROM products

-- [all] guard/comment: a comment of MariaDB with a version
SELECT name /*M!100100 , SLEEP(5) */ FROM products

-- [all] guard/comment: a union in a versioned comment
SELECT name FROM products WHERE id = 1 /*!UNION SELECT memo FROM payroll*/

-- [all] guard/statement: every keyword in a comment of its own
/*!50000SELECT*/ memo /*!50000FROM*/ payroll

-- [all] guard/parse: the name of the table in a comment
SELECT * FROM /*!payroll*/

-- [all] guard/comment: a file is written in a comment
SELECT name FROM products /*! INTO OUTFILE '__FOLDER__/stolen' */

-- [all] guard/parse: half a condition in a comment
SELECT name FROM products WHERE id = 1 /*!or*/ 1 = 1

-- [all] guard/not-one-select: a statement in a comment alone
/*!50000 DROP TABLE orders */

-- [all] guard/comment: a comment before a comment
SELECT /**//*!SLEEP(5),*/ 1

-- [mysql postgres duckdb] accepted [sqlite] guard/parse: a nested comment that some end at the first end
SELECT 1 /* /* */ , SLEEP(5) /* */ */

-- [mysql postgres duckdb] accepted [sqlite] guard/table: a nested comment that MySQL leaves early
SELECT 1 /* outer /* inner */ UNION SELECT memo FROM payroll -- */

-- [mysql postgres duckdb] accepted [sqlite] guard/parse: a versioned comment inside a plain one
SELECT 1 /* /*! , SLEEP(5) */ */

-- [all] guard/parse: an end of a comment that has no begin
SELECT 1 */ FROM products

-- [all] accepted: a comment without end
SELECT name FROM products /* and the rest

-- [all] accepted: a versioned comment without end
SELECT name FROM products /*!50000 WHERE SLEEP(5)

-- [all] guard/parse: the hash begins a comment for MySQL alone
SELECT name FROM products # WHERE id = 1

-- [all] guard/parse: the hash hides a second line
SELECT 1 #'
UNION SELECT memo FROM payroll

-- [all] accepted: two dashes without a space are no comment for MySQL
SELECT 5 --1

-- [all] accepted: two dashes hide a union for MySQL or for the others
SELECT 1 --2 UNION SELECT 2

-- [all] guard/table: a dash comment that ends with the line
SELECT name FROM products -- '
WHERE 1 = 1 UNION SELECT memo FROM payroll

-- [all] guard/parse: slashes as in another language
SELECT 1 // UNION SELECT memo FROM payroll

-- [all] guard/text: semicolon and null byte end the text for some
SELECT name FROM products;\u{0} DROP TABLE orders

-- [all] guard/parse: a backquote that ends a statement for old MySQL
SELECT 1 ` UNION SELECT memo FROM payroll

-- [all] guard/comment: an optimiser hint lifts the time limit
SELECT /*+ MAX_EXECUTION_TIME(0) */ name FROM products

-- [all] guard/comment: an optimiser hint sets a variable
SELECT /*+ SET_VAR(sql_mode = 'ANSI_QUOTES') */ name FROM products

-- [all] guard/comment: an optimiser hint sets a variable of the optimiser
SELECT /*+ SET_VAR(optimizer_switch = 'derived_merge=off') */ name FROM customers

-- [all] accepted: a hint of pg_hint_plan
/*+ SeqScan(customers) */ SELECT name FROM customers

-- [all] accepted: a hint in a line comment
SELECT --+ SET_VAR(max_execution_time=0)
 name FROM products

-- [all] guard/comment: a hint in a sub-query
SELECT name FROM products WHERE id IN (SELECT /*+ NO_MERGE() */ id FROM orders)

-- [all] guard/comment: a hint behind the table
SELECT name FROM products FORCE INDEX (PRIMARY)

-- [all] guard/comment: ignoring an index
SELECT name FROM products IGNORE INDEX FOR JOIN (PRIMARY)

-- [all] guard/comment: an index by name, in SQLite
SELECT name FROM products INDEXED BY stolen

-- [all] guard/comment: no index at all, in SQLite
SELECT name FROM products NOT INDEXED

-- [all] guard/comment: a table hint
SELECT name FROM products WITH (NOLOCK)

-- [mysql] guard/node [postgres sqlite duckdb] guard/parse: old modifiers of MySQL
SELECT HIGH_PRIORITY SQL_NO_CACHE STRAIGHT_JOIN name FROM products

-- [mysql] guard/node [postgres sqlite duckdb] guard/column: the result goes to a buffer
SELECT SQL_BUFFER_RESULT name FROM products

-- [mysql] guard/node [postgres sqlite duckdb] guard/column: found rows are counted for later
SELECT SQL_CALC_FOUND_ROWS name FROM products LIMIT 1

-- [all] guard/parse: a procedure behind the query
SELECT name FROM products PROCEDURE ANALYSE(1, 1)

-- [all] guard/parse: a procedure that tells by its error
SELECT name FROM products PROCEDURE ANALYSE(EXTRACTVALUE(1, CONCAT(0x3a, (SELECT memo FROM payroll LIMIT 1))), 1)

-- [all] guard/parse: a limit of rows that are looked at
SELECT name FROM products LIMIT ROWS EXAMINED 1

-- [all] guard/node: a query option of SQL Server
SELECT name FROM products OPTION (MAXRECURSION 0)

-- [all] guard/parse: a statement with its own settings
SET STATEMENT max_statement_time = 0 FOR SELECT name FROM products

-- [all] guard/parse: settings behind the query
SELECT name FROM products SETTINGS max_execution_time = 0
