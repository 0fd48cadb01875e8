-- Stacked statements: a read that everybody would allow, and behind it another statement. Checks of the first word or of the first
-- statement let them through: the reference PostgreSQL server of the Model Context Protocol (COMMIT; DROP SCHEMA …, 2025),
-- sqlite servers that look for startsWith("select"), LangChain SQLDatabaseChain (CVE-2023-36189), LlamaIndex (CVE-2024-23751).

-- [all] unknown: a drop behind a read
SELECT name FROM customers; DROP TABLE customers

-- [all] unknown: a drop of the whole schema out of the read-only transaction
COMMIT; DROP SCHEMA public CASCADE;

-- [all] unknown: the same with a read in front
SELECT 1; COMMIT; DROP SCHEMA public CASCADE

-- [all] unknown: the transaction is made writable
SELECT 1; SET TRANSACTION READ WRITE; DELETE FROM orders

-- [all] unknown: rolled back, then written
ROLLBACK; DELETE FROM orders

-- [all] unknown: ended, begun again writable
END; BEGIN READ WRITE; UPDATE orders SET total = 0; COMMIT

-- [all] unknown: an update without a space
SELECT 1;UPDATE customers SET region='North'

-- [all] unknown: an insert behind a line comment
SELECT 1; -- nothing to see
INSERT INTO products (id, name) VALUES (99, 'stolen')

-- [all] unknown: a delete in upper and lower case
sElEcT 1; dElEtE fRoM orders

-- [all] unknown: a delete behind an empty statement
SELECT 1;; DELETE FROM orders

-- [all] unknown: empty statements in front
;;; DELETE FROM orders

-- [all] unknown: a read behind a read
SELECT name FROM products; SELECT memo FROM payroll

-- [all] unknown: a write in front of a read
DELETE FROM orders; SELECT 1

-- [all] unknown: a user is made
SELECT 1; CREATE USER stolen IDENTIFIED BY 'x'

-- [all] unknown: a role is made
SELECT 1; CREATE ROLE stolen LOGIN SUPERUSER PASSWORD 'x'

-- [all] unknown: rights are given away
SELECT 1; GRANT ALL ON customers TO PUBLIC

-- [all] unknown: a database is attached
SELECT 1; ATTACH DATABASE '__FOLDER__/stolen.db' AS stolen; CREATE TABLE stolen.t (x TEXT)

-- [all] unknown: a setting is changed
SELECT 1; SET GLOBAL general_log = 'ON'

-- [all] unknown: the protection is switched off
SELECT 1; SET enable_external_access = true; SELECT * FROM read_text('__FILE__')

-- [all] unknown: a pragma makes the file writable
SELECT 1; PRAGMA query_only = OFF; DELETE FROM orders

-- [all] unknown: another delimiter
DELIMITER //
SELECT 1 // DROP TABLE customers //

-- [all] unknown: a client command of psql
SELECT 1 \g \! touch __FOLDER__/stolen

-- [all] unknown: a client command at the start of a line
SELECT 1
\! touch __FOLDER__/stolen

-- [all] unknown: a client command of the mysql program
SELECT 1;
system touch __FOLDER__/stolen

-- [all] unknown: a dot command of the sqlite shell
SELECT 1;
.shell touch __FOLDER__/stolen

-- [all] unknown: GO between two batches
SELECT 1
GO
DROP TABLE customers

-- [all] unknown: a quote that closes early
SELECT name FROM customers WHERE name = ''; DROP TABLE customers; --'

-- [all] unknown: the classic of Bobby Tables
SELECT name FROM customers WHERE name = 'Robert'); DROP TABLE customers;--'

-- [all] unknown: a full-width semicolon
SELECT 1\u{ff1b} DROP TABLE customers

-- [all] unknown: a Greek question mark looks like a semicolon
SELECT 1\u{37e} DROP TABLE customers

-- [all] unknown: a statement behind a null byte
SELECT 1\u{0}; DROP TABLE customers

-- [all] unknown: a statement behind a form feed
SELECT 1;\u{c}DROP TABLE customers

-- [all] unknown: a statement behind a line separator
SELECT 1;\u{2028}DROP TABLE customers

-- [all] unknown: a statement behind a carriage return that ends no comment for some
SELECT 1 --\u{d}; DROP TABLE customers

-- [all] unknown: a statement in a block
BEGIN; DELETE FROM orders; END

-- [all] unknown: a compound block of MariaDB
BEGIN NOT ATOMIC DELETE FROM orders; END
