-- [mysql postgres] guard/lock: FOR UPDATE
SELECT name FROM customers FOR UPDATE

-- [postgres] guard/lock: FOR SHARE inside
SELECT name FROM (SELECT name FROM customers FOR SHARE) AS t

-- [mysql] guard/lock: LOCK IN SHARE MODE
SELECT name FROM customers LOCK IN SHARE MODE
