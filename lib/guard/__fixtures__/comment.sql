-- [all] guard/comment: an executable comment between the columns
SELECT /*!50000 SLEEP(5), */ name FROM customers

-- [all] guard/comment: an executable comment at the end
SELECT name FROM customers /*! INTO OUTFILE '/tmp/x' */

-- [all] guard/comment: an executable comment of MariaDB
SELECT name /*M!100100 , SLEEP(5) */ FROM customers

-- [all] guard/comment: an executable comment in a condition
SELECT name FROM customers WHERE id = 1 /*!or*/ OR 1 = 1

-- [mysql] guard/comment: an optimiser hint
SELECT /*+ SET_VAR(max_execution_time = 1) */ name FROM customers

-- [postgres duckdb sqlite] guard/comment: an optimiser hint elsewhere
SELECT /*+ SeqScan(customers) */ name FROM customers

-- [mysql] guard/comment: an index hint
SELECT name FROM customers USE INDEX (i)

-- [mysql] guard/comment: FORCE INDEX
SELECT name FROM customers FORCE INDEX (i) WHERE id = 1

-- [sqlite] guard/comment: INDEXED BY
SELECT name FROM customers INDEXED BY i

-- [mysql sqlite duckdb postgres] accepted: a comment that only looks like one that is executed
SELECT name FROM customers /* !not executed */

-- [all] accepted: a comment inside a string is text
SELECT name FROM customers WHERE name = '/*! x */ -- y'

-- [mysql] guard/comment: an executable comment hides a union
SELECT name FROM customers WHERE id = 1 /*!UNION SELECT salary FROM employees*/
