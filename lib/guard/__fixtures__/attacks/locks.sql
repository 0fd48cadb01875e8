-- Locks that hold up others (CWE-667): row and table locks in a read, named locks that outlive the statement in a pooled connection.

-- [all] guard/lock: FOR UPDATE
SELECT name FROM products FOR UPDATE

-- [all] guard/lock: FOR UPDATE OF
SELECT p.name FROM products p FOR UPDATE OF p

-- [all] guard/lock: FOR UPDATE NOWAIT
SELECT name FROM products FOR UPDATE NOWAIT

-- [all] guard/lock: FOR UPDATE SKIP LOCKED
SELECT name FROM products FOR UPDATE SKIP LOCKED

-- [all] guard/parse: FOR NO KEY UPDATE
SELECT name FROM products FOR NO KEY UPDATE

-- [all] guard/lock: FOR SHARE
SELECT name FROM products FOR SHARE

-- [all] guard/lock: FOR KEY SHARE
SELECT name FROM products FOR KEY SHARE

-- [all] guard/lock: LOCK IN SHARE MODE
SELECT name FROM products LOCK IN SHARE MODE

-- [all] guard/lock: FOR UPDATE in a derived table
SELECT * FROM (SELECT name FROM products FOR UPDATE) AS t

-- [all] guard/lock: FOR UPDATE in a CTE
WITH p AS (SELECT name FROM products FOR UPDATE) SELECT name FROM p

-- [all] guard/lock: FOR UPDATE in a condition
SELECT name FROM orders JOIN products ON 1 = 1 WHERE products.id IN (SELECT id FROM products FOR UPDATE)

-- [all] guard/lock: FOR UPDATE behind a union
SELECT name FROM products UNION ALL (SELECT name FROM products FOR UPDATE)

-- [all] guard/parse: FOR READ ONLY
SELECT name FROM products FOR READ ONLY

-- [all] guard/node: FOR XML
SELECT name FROM products FOR XML AUTO

-- [all] guard/node: FOR JSON
SELECT name FROM products FOR JSON AUTO

-- [all] guard/statement: LOCK TABLE
LOCK TABLE customers IN ACCESS EXCLUSIVE MODE

-- [all] guard/function: GET_LOCK
SELECT GET_LOCK('stolen', 5) AS l

-- [all] guard/function: GET_LOCK in a condition
SELECT name FROM products WHERE GET_LOCK('stolen', 5) = 1

-- [all] guard/function: RELEASE_LOCK
SELECT RELEASE_LOCK('stolen') AS l

-- [all] guard/function: RELEASE_ALL_LOCKS
SELECT RELEASE_ALL_LOCKS() AS l

-- [all] guard/function: IS_USED_LOCK
SELECT IS_USED_LOCK('stolen') AS l

-- [all] guard/function: PG_ADVISORY_LOCK
SELECT PG_ADVISORY_LOCK(4711) AS l

-- [all] guard/function: PG_TRY_ADVISORY_LOCK for each row
SELECT PG_TRY_ADVISORY_LOCK(id) AS l FROM products

-- [all] guard/function: PG_ADVISORY_XACT_LOCK
SELECT PG_ADVISORY_XACT_LOCK(4711) AS l

-- [all] guard/function: PG_ADVISORY_UNLOCK_ALL
SELECT PG_ADVISORY_UNLOCK_ALL() AS l

-- [all] guard/function: MASTER_POS_WAIT
SELECT MASTER_POS_WAIT('x', 1, 5) AS l

-- [all] guard/function: WAIT_FOR_EXECUTED_GTID_SET
SELECT WAIT_FOR_EXECUTED_GTID_SET('x', 5) AS l

-- [all] guard/function: MASTER_GTID_WAIT
SELECT MASTER_GTID_WAIT('0-1-99', 5) AS l

-- [all] guard/parse: BACKUP LOCK
BACKUP LOCK customers

-- [all] guard/parse: FLUSH with a lock
FLUSH TABLES WITH READ LOCK
