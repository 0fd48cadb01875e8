-- Statements that change data, structure, users or rights (OWASP WSTG-INPV-05, CWE-89; CWE-863 where a read-only role is only promised).
-- Language models write them when they are asked to "clean up": LangChain SQL agents, LlamaIndex (CVE-2024-23751), Vanna (CVE-2024-7764).

-- [all] guard/statement: DELETE
DELETE FROM orders

-- [all] guard/statement: DELETE with an order and a limit
DELETE FROM orders ORDER BY id LIMIT 1

-- [all] guard/statement: UPDATE
UPDATE orders SET total = 0

-- [all] guard/statement: INSERT
INSERT INTO products (id, name) VALUES (99, 'stolen')

-- [all] guard/statement: INSERT with SET
INSERT INTO products SET id = 99

-- [all] guard/statement: INSERT DEFAULT VALUES
INSERT INTO products DEFAULT VALUES

-- [all] guard/statement: REPLACE
REPLACE INTO products (id, name) VALUES (1, 'stolen')

-- [all] guard/statement: UPSERT by name
INSERT INTO products BY NAME SELECT 99 AS id

-- [all] guard/statement: TRUNCATE
TRUNCATE TABLE orders

-- [all] guard/statement: TRUNCATE with everything that hangs on it
TRUNCATE customers RESTART IDENTITY CASCADE

-- [all] guard/statement: DROP TABLE
DROP TABLE IF EXISTS orders

-- [mysql postgres sqlite] guard/statement [duckdb] guard/parse: DROP DATABASE
DROP DATABASE __DATABASE__

-- [all] guard/statement: DROP SCHEMA
DROP SCHEMA public CASCADE

-- [all] guard/statement: DROP VIEW
DROP VIEW all_customers

-- [all] guard/parse: DROP everything of a role
DROP OWNED BY CURRENT_USER

-- [all] guard/statement: CREATE TABLE
CREATE TABLE stolen (x INT)

-- [all] guard/statement: CREATE TABLE from a read
CREATE TABLE stolen AS SELECT * FROM customers

-- [all] guard/statement: CREATE TEMPORARY TABLE
CREATE TEMPORARY TABLE stolen AS SELECT * FROM customers

-- [all] guard/statement: CREATE TABLE like another
CREATE TABLE stolen LIKE customers

-- [all] guard/statement: CREATE VIEW
CREATE VIEW stolen AS SELECT * FROM payroll

-- [all] guard/statement: CREATE OR REPLACE VIEW of a view that exists
CREATE OR REPLACE VIEW all_customers AS SELECT * FROM payroll

-- [all] guard/statement: CREATE MATERIALIZED VIEW
CREATE MATERIALIZED VIEW stolen AS SELECT * FROM payroll

-- [all] guard/statement: CREATE INDEX
CREATE INDEX stolen ON orders (total)

-- [all] guard/statement: CREATE SCHEMA
CREATE SCHEMA stolen

-- [all] guard/statement: CREATE DATABASE
CREATE DATABASE stolen

-- [all] guard/statement: CREATE SEQUENCE
CREATE SEQUENCE stolen

-- [all] guard/statement: CREATE TYPE
CREATE TYPE stolen AS ENUM ('a')

-- [all] guard/statement: CREATE MACRO
CREATE MACRO stolen(a) AS (SELECT memo FROM payroll)

-- [all] guard/statement: CREATE SECRET
CREATE SECRET stolen (TYPE s3, KEY_ID 'x', SECRET 'y')

-- [all] guard/statement: CREATE VIRTUAL TABLE
CREATE VIRTUAL TABLE stolen USING fts5(x)

-- [all] guard/parse: CREATE TRIGGER
CREATE TRIGGER stolen AFTER INSERT ON orders FOR EACH ROW DELETE FROM orders

-- [all] guard/statement: CREATE RULE
CREATE RULE stolen AS ON SELECT TO orders DO INSTEAD SELECT 1

-- [all] guard/statement: CREATE POLICY
CREATE POLICY stolen ON customers USING (true)

-- [all] guard/statement: CREATE EVENT
CREATE EVENT stolen ON SCHEDULE EVERY 1 SECOND DO DELETE FROM orders

-- [all] guard/statement: CREATE PUBLICATION
CREATE PUBLICATION stolen FOR ALL TABLES

-- [all] guard/statement: ALTER TABLE adds a column
ALTER TABLE orders ADD COLUMN stolen INT

-- [all] guard/statement: ALTER TABLE renames
ALTER TABLE payroll RENAME TO products2

-- [all] guard/parse: ALTER TABLE drops a protection
ALTER TABLE customers DISABLE ROW LEVEL SECURITY

-- [all] guard/parse: RENAME TABLE
RENAME TABLE payroll TO stolen

-- [all] guard/statement: ALTER SYSTEM
ALTER SYSTEM SET log_statement = 'all'

-- [all] guard/statement: ALTER DATABASE
ALTER DATABASE __DATABASE__ SET search_path = vault

-- [all] guard/statement: ALTER USER
ALTER USER CURRENT_USER IDENTIFIED BY 'stolen'

-- [all] guard/statement: CREATE USER
CREATE USER stolen IDENTIFIED BY 'stolen'

-- [all] guard/statement: CREATE ROLE
CREATE ROLE stolen SUPERUSER LOGIN

-- [all] guard/statement: SET PASSWORD
SET PASSWORD = PASSWORD('stolen')

-- [all] guard/statement: GRANT
GRANT ALL PRIVILEGES ON *.* TO CURRENT_USER WITH GRANT OPTION

-- [all] guard/statement: GRANT of a role
GRANT pg_read_server_files TO CURRENT_USER

-- [all] guard/statement: REVOKE
REVOKE ALL ON orders FROM PUBLIC

-- [all] guard/statement: COMMENT
COMMENT ON TABLE orders IS 'stolen'

-- [all] guard/statement: VACUUM
VACUUM FULL

-- [all] guard/statement: VACUUM into a file
VACUUM INTO '__FOLDER__/stolen.db'

-- [all] guard/statement: ANALYZE
ANALYZE customers

-- [mysql] guard/statement [postgres sqlite duckdb] guard/parse: OPTIMIZE
OPTIMIZE TABLE orders

-- [all] guard/statement: REINDEX
REINDEX

-- [all] guard/statement: CHECKPOINT
CHECKPOINT

-- [all] guard/statement: CLUSTER
CLUSTER orders

-- [all] guard/statement: REFRESH
REFRESH MATERIALIZED VIEW all_customers

-- [all] guard/statement: FLUSH
FLUSH TABLES

-- [all] guard/statement: RESET
RESET MASTER

-- [all] guard/parse: PURGE
PURGE BINARY LOGS BEFORE NOW()

-- [all] guard/statement: KILL
KILL CONNECTION_ID()

-- [all] guard/statement: SHUTDOWN
SHUTDOWN

-- [all] guard/parse: SECURITY LABEL
SECURITY LABEL ON TABLE orders IS 'stolen'

-- [all] guard/parse: IMPORT FOREIGN SCHEMA
IMPORT FOREIGN SCHEMA public FROM SERVER stolen INTO public

-- [all] guard/parse: IMPORT DATABASE
IMPORT DATABASE '__FOLDER__'

-- [all] guard/parse: EXPORT DATABASE
EXPORT DATABASE '__FOLDER__/stolen'

-- [all] guard/statement: FORCE CHECKPOINT
FORCE CHECKPOINT
