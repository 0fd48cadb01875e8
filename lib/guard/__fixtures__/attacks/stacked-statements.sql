-- Stacked statements: a read that everybody would allow, and behind it another statement. Checks of the first word or of the first
-- statement let them through: the reference PostgreSQL server of the Model Context Protocol (COMMIT; DROP SCHEMA …, 2025),
-- sqlite servers that look for startsWith("select"), LangChain SQLDatabaseChain (CVE-2023-36189), LlamaIndex (CVE-2024-23751).

-- [all] guard/not-one-select: a drop behind a read
SELECT name FROM customers; DROP TABLE customers

-- [all] guard/not-one-select: a drop of the whole schema out of the read-only transaction
COMMIT; DROP SCHEMA public CASCADE;

-- [all] guard/not-one-select: the same with a read in front
SELECT 1; COMMIT; DROP SCHEMA public CASCADE

-- [all] guard/not-one-select: the transaction is made writable
SELECT 1; SET TRANSACTION READ WRITE; DELETE FROM orders

-- [all] guard/not-one-select: rolled back, then written
ROLLBACK; DELETE FROM orders

-- [all] guard/not-one-select: ended, begun again writable
END; BEGIN READ WRITE; UPDATE orders SET total = 0; COMMIT

-- [all] guard/not-one-select: an update without a space
SELECT 1;UPDATE customers SET region='North'

-- [all] guard/not-one-select: an insert behind a line comment
SELECT 1; -- nothing to see
INSERT INTO products (id, name) VALUES (99, 'stolen')

-- [all] guard/not-one-select: a delete in upper and lower case
sElEcT 1; dElEtE fRoM orders

-- [all] guard/not-one-select: a delete behind an empty statement
SELECT 1;; DELETE FROM orders

-- [all] guard/statement: empty statements in front
;;; DELETE FROM orders

-- [all] guard/not-one-select: a read behind a read
SELECT name FROM products; SELECT memo FROM payroll

-- [all] guard/not-one-select: a write in front of a read
DELETE FROM orders; SELECT 1

-- [all] guard/not-one-select: a user is made
SELECT 1; CREATE USER stolen IDENTIFIED BY 'x'

-- [all] guard/not-one-select: a role is made
SELECT 1; CREATE ROLE stolen LOGIN SUPERUSER PASSWORD 'x'

-- [all] guard/not-one-select: rights are given away
SELECT 1; GRANT ALL ON customers TO PUBLIC

-- [all] guard/not-one-select: a database is attached
SELECT 1; ATTACH DATABASE '__FOLDER__/stolen.db' AS stolen; CREATE TABLE stolen.t (x TEXT)

-- [all] guard/not-one-select: a setting is changed
SELECT 1; SET GLOBAL general_log = 'ON'

-- [all] guard/not-one-select: the protection is switched off
SELECT 1; SET enable_external_access = true; SELECT * FROM read_text('__FILE__')

-- [all] guard/not-one-select: a pragma makes the file writable
SELECT 1; PRAGMA query_only = OFF; DELETE FROM orders

-- [all] guard/parse: another delimiter
DELIMITER //
SELECT 1 // DROP TABLE customers //

-- [all] guard/parse: a client command of psql
SELECT 1 \g \! touch __FOLDER__/stolen

-- [all] guard/parse: a client command at the start of a line
SELECT 1
\! touch __FOLDER__/stolen

-- [all] guard/parse: a client command of the mysql program
SELECT 1;
system touch __FOLDER__/stolen

-- [all] guard/parse: a dot command of the sqlite shell
SELECT 1;
.shell touch __FOLDER__/stolen

-- [all] guard/parse: GO between two batches
SELECT 1
GO
DROP TABLE customers

-- [all] guard/not-one-select: a quote that closes early
SELECT name FROM customers WHERE name = ''; DROP TABLE customers; --'

-- [all] guard/parse: the classic of Bobby Tables
SELECT name FROM customers WHERE name = 'Robert'); DROP TABLE customers;--'

-- [all] guard/parse: a full-width semicolon
SELECT 1\u{ff1b} DROP TABLE customers

-- [all] guard/parse: a Greek question mark looks like a semicolon
SELECT 1\u{37e} DROP TABLE customers

-- [all] guard/text: a statement behind a null byte
SELECT 1\u{0}; DROP TABLE customers

-- [all] guard/text: a statement behind a form feed
SELECT 1;\u{c}DROP TABLE customers

-- [all] guard/parse: a statement behind a line separator
SELECT 1;\u{2028}DROP TABLE customers

-- [all] accepted: a statement behind a carriage return that ends no comment for some
SELECT 1 --\u{d}; DROP TABLE customers

-- [all] guard/not-one-select: a statement in a block
BEGIN; DELETE FROM orders; END

-- [all] guard/not-one-select: a compound block of MariaDB
BEGIN NOT ATOMIC DELETE FROM orders; END
