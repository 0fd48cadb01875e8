-- [mysql] guard/parse: INTO OUTFILE at the end
SELECT name FROM customers INTO OUTFILE '/tmp/x'

-- [mysql] guard/parse: PROCEDURE ANALYSE
SELECT name FROM customers PROCEDURE ANALYSE()

-- [all] guard/parse: nothing but a semicolon
;

-- [postgres] guard/parse: COPY to a program
COPY customers TO PROGRAM 'cat'

-- [postgres] guard/parse: DO
DO $$ BEGIN PERFORM 1; END $$

-- [duckdb] guard/parse: LOAD
LOAD httpfs

-- [all] guard/parse: EXPLAIN ANALYZE of a write
EXPLAIN ANALYZE DELETE FROM orders

-- [all] guard/parse: not SQL at all
please show me all customers

-- [all] guard/parse: a string that never ends
SELECT name FROM customers WHERE name = 'a

-- [all] guard/parse: an open bracket
SELECT name FROM (SELECT name FROM customers
