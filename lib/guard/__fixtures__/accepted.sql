-- [all] accepted: a plain list gets a limit
SELECT name, country FROM customers
--> SELECT name, country FROM customers LIMIT 101

-- [all] accepted: a small limit stays
SELECT name FROM customers ORDER BY name LIMIT 5

-- [all] accepted: a high limit is lowered to one row more than is kept
SELECT name FROM customers LIMIT 999999
--> SELECT name FROM customers LIMIT 101

-- [all] accepted: an offset stays
SELECT name FROM customers ORDER BY name LIMIT 5 OFFSET 10

-- [all] accepted: count of rows gets a name
SELECT COUNT(*) FROM orders
--> SELECT COUNT(*) AS count FROM orders LIMIT 101

-- [all] accepted: a star is written out, without hidden columns
SELECT * FROM employees
--> SELECT id, name, manager_id, region FROM employees LIMIT 101

-- [all] accepted: a star of one table among several
SELECT o.*, c.name FROM orders o JOIN customers c ON c.id = o.customer_id

-- [all] accepted: names in another case are printed as the database spells them
SELECT NAME FROM Customers WHERE COUNTRY = 'DE'
--> SELECT name FROM customers WHERE country = 'DE' LIMIT 101

-- [all] accepted: columns are qualified where two tables are in sight
SELECT status, country FROM orders JOIN customers ON customers.id = orders.customer_id
--> SELECT orders.status, customers.country FROM orders JOIN customers ON customers.id = orders.customer_id LIMIT 101

-- [all] accepted: groups, having, order by an aggregate
SELECT c.country, SUM(o.total) AS revenue FROM orders AS o JOIN customers AS c ON c.id = o.customer_id WHERE o.status <> 'open' GROUP BY c.country HAVING SUM(o.total) > 10 ORDER BY revenue DESC

-- [all] accepted: an alias in GROUP BY becomes its expression
SELECT UPPER(country) AS land, COUNT(*) AS n FROM customers GROUP BY land
--> SELECT UPPER(country) AS land, COUNT(*) AS n FROM customers GROUP BY UPPER(country) LIMIT 101

-- [all] accepted: an alias in HAVING becomes its expression
SELECT country, COUNT(*) AS n FROM customers GROUP BY country HAVING n > 1
--> SELECT country, COUNT(*) AS n FROM customers GROUP BY country HAVING COUNT(*) > 1 LIMIT 101

-- [all] accepted: columns by position
SELECT country, COUNT(*) AS n FROM customers GROUP BY 1 ORDER BY 2 DESC

-- [all] accepted: a left join with a condition on null
SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL

-- [all] accepted: a self join
SELECT e.name, m.name AS manager FROM employees e JOIN employees m ON m.id = e.manager_id

-- [all] accepted: two columns of one name get two names
SELECT e.name, m.name FROM employees e JOIN employees m ON m.id = e.manager_id
--> SELECT e.name, m.name AS name_2 FROM employees AS e JOIN employees AS m ON m.id = e.manager_id LIMIT 101

-- [all] accepted: a query in WHERE
SELECT name FROM products WHERE price > (SELECT AVG(price) FROM products)

-- [all] accepted: IN with a query
SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE status = 'paid')

-- [all] accepted: NOT IN, BETWEEN, LIKE, CASE
SELECT name, CASE WHEN price BETWEEN 1 AND 10 THEN 'low' ELSE 'high' END AS band FROM products WHERE name NOT LIKE 'X%' AND id NOT IN (7, 8)

-- [all] accepted: NOT in front of LIKE
SELECT name FROM products WHERE NOT name LIKE 'X%' AND price > 1

-- [all] accepted: a correlated EXISTS
SELECT c.name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.total > 20)

-- [all] accepted: a derived table
SELECT t.country, t.n FROM (SELECT country, COUNT(*) AS n FROM customers GROUP BY country) AS t WHERE t.n > 0

-- [all] accepted: a CTE
WITH paid AS (SELECT customer_id, SUM(total) AS spent FROM orders WHERE status = 'paid' GROUP BY customer_id) SELECT c.name, p.spent FROM paid p JOIN customers c ON c.id = p.customer_id ORDER BY p.spent DESC

-- [all] accepted: a CTE that reads another
WITH a AS (SELECT id, total FROM orders), b AS (SELECT id FROM a WHERE total > 20) SELECT COUNT(*) AS n FROM b

-- [all] accepted: a CTE with a column list
WITH t (land, anzahl) AS (SELECT country, COUNT(*) FROM customers GROUP BY country) SELECT land, anzahl FROM t

-- [all] accepted: a CTE that shadows a table and reads another one
WITH orders AS (SELECT id, name FROM products) SELECT name FROM orders
--> WITH orders AS (SELECT id, name FROM products) SELECT name FROM orders LIMIT 101

-- [all] accepted: UNION of two queries
SELECT name FROM customers UNION SELECT name FROM employees ORDER BY name

-- [all] accepted: EXCEPT
SELECT id FROM customers EXCEPT SELECT customer_id FROM orders

-- [all] accepted: USING gives one column
SELECT id FROM customers JOIN products USING (id)

-- [all] accepted: NATURAL joins only on columns that are shown
SELECT name FROM products NATURAL JOIN (SELECT id FROM orders) AS o

-- [all] accepted: window functions
SELECT id, total, SUM(total) OVER (PARTITION BY customer_id ORDER BY ordered_at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running, RANK() OVER (ORDER BY total DESC) AS place FROM orders

-- [all] accepted: arithmetic and rounding
SELECT p.category, ROUND(SUM(l.quantity * l.unit_price * (1 - l.discount)), 2) AS revenue FROM order_lines l JOIN products p ON p.id = l.product_id GROUP BY p.category

-- [all] accepted: COALESCE, NULLIF, CAST
SELECT COALESCE(country, 'none') AS land, CAST(total AS INTEGER) AS whole, NULLIF(status, 'open') AS done FROM orders JOIN customers ON customers.id = customer_id

-- [all] accepted: DISTINCT and COUNT DISTINCT
SELECT COUNT(DISTINCT customer_id) AS buyers FROM orders

-- [all] accepted: strings with quotes stay strings
SELECT name FROM products WHERE name = 'O''Brien; DROP TABLE products; --'

-- [all] accepted: Chinese text and emoji in strings
SELECT name FROM products WHERE name = '笔🖊️'

-- [all] accepted: a Chinese alias is quoted
SELECT country AS 国家, COUNT(*) AS 数量 FROM customers GROUP BY country

-- [all] accepted: a trailing semicolon is no second statement
SELECT name FROM customers;

-- [all] accepted: a recursive CTE with a counter
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 12) SELECT i FROM n

-- [all] accepted: a hierarchy by UNION
WITH RECURSIVE boss AS (SELECT id, name, manager_id FROM employees WHERE manager_id IS NULL UNION SELECT e.id, e.name, e.manager_id FROM employees e JOIN boss b ON b.id = e.manager_id) SELECT name FROM boss

-- [all] accepted: a hierarchy with a bounded level
WITH RECURSIVE boss AS (SELECT id, name, 1 AS lvl FROM employees WHERE manager_id IS NULL UNION ALL SELECT e.id, e.name, b.lvl + 1 FROM employees e JOIN boss b ON b.id = e.manager_id WHERE b.lvl < 10) SELECT name, lvl FROM boss

-- [all] accepted: a query without a table
SELECT 1 + 1 AS two

-- [mysql] accepted: the backquotes of MySQL
SELECT `two words`, `select`, `user` FROM `Weird Table`

-- [postgres sqlite duckdb] accepted: quoted names
SELECT "two words", "select", "user" FROM "Weird Table"

-- [all] accepted: a plain comment is taken out
SELECT name /* the name */ FROM customers -- and that is all
--> SELECT name FROM customers LIMIT 101

-- [all] accepted: a set operation behind a sub-query in a condition joins the whole queries
SELECT name FROM customers WHERE id = (SELECT MAX(o.customer_id) FROM orders o) UNION SELECT name FROM employees

-- [all] accepted: so does a chain of them behind a negation, under common definitions
WITH few AS (SELECT id, name FROM customers WHERE id < 3) SELECT name FROM few WHERE NOT id = (SELECT MIN(id) FROM few) UNION SELECT name FROM few UNION SELECT name FROM employees

-- [all] accepted: and with the order and limit of the whole
SELECT name FROM customers WHERE id > 0 AND id = (SELECT MAX(o.customer_id) FROM orders o) EXCEPT SELECT name FROM employees ORDER BY name LIMIT 5

-- [all] accepted: a comparison with NULL at the end
SELECT name FROM customers WHERE country = NULL

-- [all] accepted: a range that ends in NULL
SELECT name FROM customers WHERE country BETWEEN 'A' AND NULL
