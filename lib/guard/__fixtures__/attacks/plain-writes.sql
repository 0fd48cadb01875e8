-- Statements that change data, structure, users or rights (OWASP WSTG-INPV-05, CWE-89; CWE-863 where a read-only role is only promised).
-- Language models write them when they are asked to "clean up": LangChain SQL agents, LlamaIndex (CVE-2024-23751), Vanna (CVE-2024-7764).

-- [all] unknown: DELETE
DELETE FROM orders

-- [all] unknown: DELETE with an order and a limit
DELETE FROM orders ORDER BY id LIMIT 1

-- [all] unknown: UPDATE
UPDATE orders SET total = 0

-- [all] unknown: INSERT
INSERT INTO products (id, name) VALUES (99, 'stolen')

-- [all] unknown: INSERT with SET
INSERT INTO products SET id = 99

-- [all] unknown: INSERT DEFAULT VALUES
INSERT INTO products DEFAULT VALUES

-- [all] unknown: REPLACE
REPLACE INTO products (id, name) VALUES (1, 'stolen')

-- [all] unknown: UPSERT by name
INSERT INTO products BY NAME SELECT 99 AS id

-- [all] unknown: TRUNCATE
TRUNCATE TABLE orders

-- [all] unknown: TRUNCATE with everything that hangs on it
TRUNCATE customers RESTART IDENTITY CASCADE

-- [all] unknown: DROP TABLE
DROP TABLE IF EXISTS orders

-- [all] unknown: DROP DATABASE
DROP DATABASE __DATABASE__

-- [all] unknown: DROP SCHEMA
DROP SCHEMA public CASCADE

-- [all] unknown: DROP VIEW
DROP VIEW all_customers

-- [all] unknown: DROP everything of a role
DROP OWNED BY CURRENT_USER

-- [all] unknown: CREATE TABLE
CREATE TABLE stolen (x INT)

-- [all] unknown: CREATE TABLE from a read
CREATE TABLE stolen AS SELECT * FROM customers

-- [all] unknown: CREATE TEMPORARY TABLE
CREATE TEMPORARY TABLE stolen AS SELECT * FROM customers

-- [all] unknown: CREATE TABLE like another
CREATE TABLE stolen LIKE customers

-- [all] unknown: CREATE VIEW
CREATE VIEW stolen AS SELECT * FROM payroll

-- [all] unknown: CREATE OR REPLACE VIEW of a view that exists
CREATE OR REPLACE VIEW all_customers AS SELECT * FROM payroll

-- [all] unknown: CREATE MATERIALIZED VIEW
CREATE MATERIALIZED VIEW stolen AS SELECT * FROM payroll

-- [all] unknown: CREATE INDEX
CREATE INDEX stolen ON orders (total)

-- [all] unknown: CREATE SCHEMA
CREATE SCHEMA stolen

-- [all] unknown: CREATE DATABASE
CREATE DATABASE stolen

-- [all] unknown: CREATE SEQUENCE
CREATE SEQUENCE stolen

-- [all] unknown: CREATE TYPE
CREATE TYPE stolen AS ENUM ('a')

-- [all] unknown: CREATE MACRO
CREATE MACRO stolen(a) AS (SELECT memo FROM payroll)

-- [all] unknown: CREATE SECRET
CREATE SECRET stolen (TYPE s3, KEY_ID 'x', SECRET 'y')

-- [all] unknown: CREATE VIRTUAL TABLE
CREATE VIRTUAL TABLE stolen USING fts5(x)

-- [all] unknown: CREATE TRIGGER
CREATE TRIGGER stolen AFTER INSERT ON orders FOR EACH ROW DELETE FROM orders

-- [all] unknown: CREATE RULE
CREATE RULE stolen AS ON SELECT TO orders DO INSTEAD SELECT 1

-- [all] unknown: CREATE POLICY
CREATE POLICY stolen ON customers USING (true)

-- [all] unknown: CREATE EVENT
CREATE EVENT stolen ON SCHEDULE EVERY 1 SECOND DO DELETE FROM orders

-- [all] unknown: CREATE PUBLICATION
CREATE PUBLICATION stolen FOR ALL TABLES

-- [all] unknown: ALTER TABLE adds a column
ALTER TABLE orders ADD COLUMN stolen INT

-- [all] unknown: ALTER TABLE renames
ALTER TABLE payroll RENAME TO products2

-- [all] unknown: ALTER TABLE drops a protection
ALTER TABLE customers DISABLE ROW LEVEL SECURITY

-- [all] unknown: RENAME TABLE
RENAME TABLE payroll TO stolen

-- [all] unknown: ALTER SYSTEM
ALTER SYSTEM SET log_statement = 'all'

-- [all] unknown: ALTER DATABASE
ALTER DATABASE __DATABASE__ SET search_path = vault

-- [all] unknown: ALTER USER
ALTER USER CURRENT_USER IDENTIFIED BY 'stolen'

-- [all] unknown: CREATE USER
CREATE USER stolen IDENTIFIED BY 'stolen'

-- [all] unknown: CREATE ROLE
CREATE ROLE stolen SUPERUSER LOGIN

-- [all] unknown: SET PASSWORD
SET PASSWORD = PASSWORD('stolen')

-- [all] unknown: GRANT
GRANT ALL PRIVILEGES ON *.* TO CURRENT_USER WITH GRANT OPTION

-- [all] unknown: GRANT of a role
GRANT pg_read_server_files TO CURRENT_USER

-- [all] unknown: REVOKE
REVOKE ALL ON orders FROM PUBLIC

-- [all] unknown: COMMENT
COMMENT ON TABLE orders IS 'stolen'

-- [all] unknown: VACUUM
VACUUM FULL

-- [all] unknown: VACUUM into a file
VACUUM INTO '__FOLDER__/stolen.db'

-- [all] unknown: ANALYZE
ANALYZE customers

-- [all] unknown: OPTIMIZE
OPTIMIZE TABLE orders

-- [all] unknown: REINDEX
REINDEX

-- [all] unknown: CHECKPOINT
CHECKPOINT

-- [all] unknown: CLUSTER
CLUSTER orders

-- [all] unknown: REFRESH
REFRESH MATERIALIZED VIEW all_customers

-- [all] unknown: FLUSH
FLUSH TABLES

-- [all] unknown: RESET
RESET MASTER

-- [all] unknown: PURGE
PURGE BINARY LOGS BEFORE NOW()

-- [all] unknown: KILL
KILL CONNECTION_ID()

-- [all] unknown: SHUTDOWN
SHUTDOWN

-- [all] unknown: SECURITY LABEL
SECURITY LABEL ON TABLE orders IS 'stolen'

-- [all] unknown: IMPORT FOREIGN SCHEMA
IMPORT FOREIGN SCHEMA public FROM SERVER stolen INTO public

-- [all] unknown: IMPORT DATABASE
IMPORT DATABASE '__FOLDER__'

-- [all] unknown: EXPORT DATABASE
EXPORT DATABASE '__FOLDER__/stolen'

-- [all] unknown: FORCE CHECKPOINT
FORCE CHECKPOINT
