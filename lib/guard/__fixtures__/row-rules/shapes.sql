-- [all] accepted: a plain list
SELECT id, region, amount FROM orders

-- [all] accepted: a star
SELECT * FROM customers

-- [all] accepted: a star of a table with a hidden column
SELECT * FROM employees

-- [all] accepted: a count
SELECT COUNT(*) AS n FROM orders

-- [all] accepted: no region of others among the distinct ones
SELECT DISTINCT region FROM orders

-- [all] accepted: asked for another region
SELECT id FROM orders WHERE region = 'South'

-- [all] accepted: everything but the own region
SELECT id FROM orders WHERE region <> 'North'

-- [all] accepted: a condition that is always true, behind OR
SELECT id, region FROM orders WHERE region = 'North' OR 1 = 1

-- [all] accepted: no condition by IN with all regions
SELECT id FROM customers WHERE region IN ('North', 'South', 'East')

-- [all] accepted: a negated condition
SELECT id FROM customers WHERE NOT (region = 'North')

-- [all] accepted: NOT LIKE
SELECT id FROM customers WHERE region NOT LIKE 'N%'

-- [all] accepted: a condition on null
SELECT id FROM customers WHERE region IS NULL

-- [all] accepted: groups
SELECT region, COUNT(*) AS n, SUM(amount) AS total FROM orders GROUP BY region

-- [all] accepted: groups with HAVING
SELECT customer_id, SUM(amount) AS total FROM orders GROUP BY customer_id HAVING SUM(amount) > 100

-- [all] accepted: the extremes
SELECT MIN(amount) AS low, MAX(amount) AS high, MIN(id) AS first, MAX(id) AS last FROM orders

-- [all] accepted: a count of distinct values
SELECT COUNT(DISTINCT customer_id) AS n, COUNT(DISTINCT region) AS r FROM orders

-- [all] accepted: the first rows
SELECT id, amount FROM orders ORDER BY amount DESC, id LIMIT 5

-- [all] accepted: the next rows
SELECT id, amount FROM orders ORDER BY amount DESC, id LIMIT 5 OFFSET 5

-- [all] accepted: an inner join
SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer_id

-- [all] accepted: a join by comma
SELECT o.id, c.email FROM orders o, customers c WHERE c.id = o.customer_id

-- [all] accepted: a left join
SELECT c.id, o.id AS order_id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id

-- [all] accepted: a right join
SELECT c.id, o.id AS order_id FROM orders o RIGHT JOIN customers c ON o.customer_id = c.id

-- [postgres sqlite duckdb] accepted: a full outer join
SELECT c.id, o.id AS order_id FROM customers c FULL JOIN orders o ON o.customer_id = c.id

-- [all] accepted: a cross join of two small ones
SELECT COUNT(*) AS n FROM customers a CROSS JOIN employees b

-- [all] accepted: USING
SELECT id, customers.name, employees.name AS employee FROM customers JOIN employees USING (id)

-- [all] accepted: USING with a star
SELECT * FROM (SELECT id, region FROM customers) AS a JOIN (SELECT id, amount FROM orders) AS b USING (id)

-- [postgres sqlite duckdb mysql] accepted: NATURAL
SELECT id, region FROM (SELECT id, region FROM customers) AS a NATURAL JOIN (SELECT id, region FROM orders) AS b

-- [all] accepted: joined by the hidden foreign key of nothing but regions
SELECT a.id, b.id AS other FROM customers a JOIN employees b ON a.region = b.region

-- [all] accepted: a join on inequality
SELECT a.id, b.id AS other FROM customers a JOIN customers b ON a.id < b.id WHERE b.id < 12

-- [all] accepted: a self join
SELECT e.id, m.id AS manager FROM employees e JOIN employees m ON m.id = e.manager_id

-- [all] accepted: a self join from the left
SELECT e.id, m.region FROM employees e LEFT JOIN employees m ON m.id = e.manager_id

-- [all] accepted: three times the same table
SELECT COUNT(*) AS n FROM orders a JOIN orders b ON b.customer_id = a.customer_id JOIN orders c ON c.customer_id = b.customer_id

-- [all] accepted: an alias equal to the table's name
SELECT orders.id FROM orders AS orders WHERE orders.region <> 'East'

-- [all] accepted: an alias equal to another table's name
SELECT customers.id, customers.amount FROM orders AS customers

-- [all] accepted: two tables with each other's names
SELECT customers.amount, orders.name FROM orders AS customers JOIN customers AS orders ON orders.id = customers.customer_id

-- [all] accepted: five joins
SELECT c.region, p.category, COUNT(*) AS n FROM orders o JOIN customers c ON c.id = o.customer_id JOIN products p ON p.id = o.product_id JOIN employees e ON e.id = o.employee_id LEFT JOIN employees m ON m.id = e.manager_id LEFT JOIN notes n ON n.order_id = o.id GROUP BY c.region, p.category

-- [all] accepted: an anti join by LEFT JOIN
SELECT c.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL

-- [all] accepted: an anti join by NOT EXISTS
SELECT c.id FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)

-- [all] accepted: an anti join by NOT IN
SELECT id FROM customers WHERE id NOT IN (SELECT customer_id FROM orders)

-- [duckdb] accepted: SEMI and ANTI joins
SELECT c.id FROM customers c SEMI JOIN orders o ON o.customer_id = c.id UNION ALL SELECT c.id FROM customers c ANTI JOIN orders o ON o.customer_id = c.id

-- [all] accepted: EXISTS
SELECT c.id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.amount > 50)

-- [all] accepted: EXISTS that is about others only
SELECT p.id FROM products p WHERE EXISTS (SELECT 1 FROM orders o WHERE o.product_id = p.id AND o.region = 'South')

-- [all] accepted: IN with a query
SELECT id FROM products WHERE id IN (SELECT product_id FROM orders WHERE region = 'South')

-- [all] accepted: a query in a query in a query
SELECT id FROM products WHERE id IN (SELECT product_id FROM orders WHERE customer_id IN (SELECT id FROM customers WHERE region = 'South' OR region = 'North'))

-- [all] accepted: compared with a scalar query
SELECT id FROM orders WHERE amount > (SELECT AVG(amount) FROM orders)

-- [all] accepted: a scalar query in the list
SELECT p.id, (SELECT COUNT(*) FROM orders o WHERE o.product_id = p.id) AS n FROM products p

-- [all] accepted: a scalar query of the whole table
SELECT (SELECT MAX(amount) FROM orders) AS top, (SELECT COUNT(*) FROM customers WHERE region = 'South') AS foreign_count

-- [all] accepted: a scalar query in ORDER BY
SELECT p.id FROM products p ORDER BY (SELECT COUNT(*) FROM orders o WHERE o.product_id = p.id) DESC, p.id

-- [all] accepted: a scalar query in HAVING
SELECT customer_id, COUNT(*) AS n FROM orders GROUP BY customer_id HAVING COUNT(*) >= (SELECT COUNT(*) FROM customers) - 25

-- [all] accepted: a scalar query in CASE
SELECT id, CASE WHEN amount > (SELECT AVG(amount) FROM orders) THEN 'above' ELSE 'below' END AS side FROM orders

-- [all] accepted: a correlated query on the same table
SELECT a.id FROM orders a WHERE a.amount = (SELECT MAX(b.amount) FROM orders b WHERE b.customer_id = a.customer_id)

-- [all] accepted: a correlated query without aliases
SELECT id FROM customers WHERE EXISTS (SELECT 1 FROM orders WHERE orders.customer_id = customers.id)

-- [all] accepted: a correlated query two levels up
SELECT c.id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE EXISTS (SELECT 1 FROM employees e WHERE e.id = o.employee_id AND e.region = c.region))

-- [mysql postgres] accepted: ALL and ANY
SELECT id FROM orders WHERE amount >= ALL (SELECT amount FROM orders WHERE region = 'South') OR id = ANY (SELECT id FROM customers)

-- [all] accepted: a derived table
SELECT t.region, t.n FROM (SELECT region, COUNT(*) AS n FROM orders GROUP BY region) AS t

-- [all] accepted: a derived table in a derived table
SELECT u.id FROM (SELECT t.id FROM (SELECT id FROM orders) AS t) AS u

-- [all] accepted: a derived table with the table's name
SELECT orders.id FROM (SELECT id FROM orders) AS orders

-- [postgres duckdb] accepted: a derived table with a column list
SELECT t.a FROM (SELECT id FROM orders) AS t (a)

-- [all] accepted: a derived star
SELECT t.* FROM (SELECT * FROM customers) AS t

-- [all] accepted: joined derived tables
SELECT a.region, a.n, b.n AS m FROM (SELECT region, COUNT(*) AS n FROM orders GROUP BY region) AS a JOIN (SELECT region, COUNT(*) AS n FROM customers GROUP BY region) AS b ON a.region = b.region

-- [all] accepted: joins in brackets
SELECT o.id, e.id AS employee FROM customers c JOIN (orders o JOIN employees e ON e.id = o.employee_id) ON c.id = o.customer_id

-- [postgres duckdb] accepted: LATERAL
SELECT c.id, t.top FROM customers c, LATERAL (SELECT MAX(o.amount) AS top FROM orders o WHERE o.customer_id = c.id) AS t

-- [postgres duckdb] accepted: LEFT JOIN LATERAL
SELECT c.id, t.id AS order_id FROM customers c LEFT JOIN LATERAL (SELECT o.id FROM orders o WHERE o.customer_id = c.id ORDER BY o.amount DESC, o.id LIMIT 1) AS t ON TRUE

-- [all] accepted: a CTE
WITH o AS (SELECT * FROM orders) SELECT region, COUNT(*) AS n FROM o GROUP BY region

-- [mysql postgres duckdb] accepted: a CTE that has the table's name
WITH orders AS (SELECT id, amount FROM orders) SELECT id, amount FROM orders

-- [sqlite] accepted: a CTE that has the table's name, which SQLite needs told apart
WITH orders AS (SELECT id, amount FROM {schema}.orders) SELECT id, amount FROM orders

-- [all] accepted: a CTE that has another table's name
WITH customers AS (SELECT id, region FROM orders) SELECT id, region FROM customers

-- [all] accepted: a CTE that hides a table from a later query but not from itself
WITH orders AS (SELECT customer_id FROM {schema}.orders WHERE amount > 50) SELECT c.id FROM customers c JOIN orders ON orders.customer_id = c.id

-- [all] accepted: a CTE of the table's name inside a derived table
SELECT t.id, o.amount FROM (WITH orders AS (SELECT 1 AS id) SELECT id FROM orders) AS t JOIN orders o ON o.id > t.id

-- [all] accepted: a CTE of the table's name in a condition
SELECT id FROM orders WHERE id IN (WITH customers AS (SELECT customer_id AS id FROM orders) SELECT id FROM customers)

-- [all] accepted: CTEs of CTEs
WITH a AS (SELECT id, region FROM customers), b AS (SELECT * FROM a), c AS (SELECT region, COUNT(*) AS n FROM b GROUP BY region) SELECT * FROM c

-- [all] accepted: a CTE that is read twice
WITH t AS (SELECT customer_id, SUM(amount) AS s FROM orders GROUP BY customer_id) SELECT a.customer_id FROM t a JOIN t b ON a.s > b.s

-- [all] accepted: a CTE that nobody reads
WITH t AS (SELECT * FROM orders) SELECT COUNT(*) AS n FROM customers

-- [all] accepted: a CTE with a column list
WITH t (a, b) AS (SELECT id, region FROM orders) SELECT a, b FROM t

-- [all] accepted: a CTE and a union of it
WITH t AS (SELECT id, region FROM customers) SELECT id, region FROM t UNION SELECT id, region FROM employees

-- [postgres] accepted: a materialised CTE
WITH t AS MATERIALIZED (SELECT * FROM orders) SELECT region FROM t

-- [all] accepted: a recursive CTE over a table with rules
WITH RECURSIVE chain AS (SELECT id, manager_id FROM employees WHERE manager_id IS NULL UNION SELECT e.id, e.manager_id FROM employees e JOIN chain c ON c.id = e.manager_id) SELECT id FROM chain

-- [all] accepted: a recursive CTE from another's row
WITH RECURSIVE chain AS (SELECT id, manager_id FROM employees WHERE region = 'South' UNION SELECT e.id, e.manager_id FROM employees e JOIN chain c ON c.manager_id = e.id) SELECT id FROM chain

-- [all] accepted: a recursive counter beside a table with rules
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 12) SELECT n.i, COUNT(o.id) AS c FROM n LEFT JOIN orders o ON o.id = n.i GROUP BY n.i

-- [sqlite duckdb postgres mysql] accepted: a recursive CTE with the name of a table
WITH RECURSIVE customers AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM customers WHERE i < 5) SELECT i, (SELECT COUNT(*) FROM orders) AS n FROM customers

-- [all] accepted: UNION
SELECT region FROM customers UNION SELECT region FROM orders

-- [all] accepted: UNION ALL
SELECT id, region FROM customers UNION ALL SELECT id, region FROM employees

-- [all] accepted: a union with an order and a limit
SELECT id FROM customers UNION ALL SELECT id FROM orders ORDER BY id DESC LIMIT 7

-- [all] accepted: INTERSECT
SELECT region FROM customers INTERSECT SELECT region FROM employees

-- [all] accepted: EXCEPT
SELECT id FROM customers EXCEPT SELECT customer_id FROM orders

-- [all] accepted: EXCEPT that would show what the rule takes away
SELECT id FROM products EXCEPT SELECT product_id FROM orders

-- [all] accepted: a chain of set operations
SELECT id FROM customers UNION SELECT id FROM employees EXCEPT SELECT customer_id FROM orders

-- [postgres sqlite duckdb] accepted: a union in a derived table
SELECT t.region, COUNT(*) AS n FROM (SELECT region FROM customers UNION ALL SELECT region FROM orders UNION ALL SELECT region FROM employees) AS t GROUP BY t.region

-- [all] accepted: a union in a condition
SELECT id FROM products WHERE id IN (SELECT product_id FROM orders UNION SELECT id FROM customers WHERE region = 'South')

-- [all] accepted: a window over all rows
SELECT id, SUM(amount) OVER () AS total, COUNT(*) OVER (PARTITION BY region) AS n FROM orders

-- [all] accepted: a rank
SELECT id, RANK() OVER (PARTITION BY customer_id ORDER BY amount DESC) AS place FROM orders

-- [all] accepted: the neighbour's value
SELECT id, LAG(amount) OVER (ORDER BY id) AS before_amount, LEAD(region) OVER (ORDER BY id) AS next_region FROM orders

-- [all] accepted: a moving sum
SELECT id, SUM(amount) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS moving FROM orders

-- [all] accepted: the top of each group
SELECT t.id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY amount DESC, id) AS place FROM orders) AS t WHERE t.place = 1

-- [mysql postgres sqlite] accepted: a named window
SELECT id, SUM(amount) OVER w AS running FROM orders WINDOW w AS (PARTITION BY region ORDER BY id)

-- [duckdb] accepted: QUALIFY
SELECT id FROM orders QUALIFY ROW_NUMBER() OVER (PARTITION BY region ORDER BY id) = 1

-- [postgres duckdb] accepted: DISTINCT ON
SELECT DISTINCT ON (customer_id) customer_id, id FROM orders ORDER BY customer_id, amount DESC, id

-- [postgres duckdb] accepted: ROLLUP
SELECT region, customer_id, SUM(amount) AS s FROM orders GROUP BY ROLLUP (region, customer_id)

-- [mysql] accepted: WITH ROLLUP
SELECT region, SUM(amount) AS s FROM orders GROUP BY region WITH ROLLUP

-- [postgres duckdb] accepted: CUBE
SELECT region, product_id, COUNT(*) AS n FROM orders GROUP BY CUBE (region, product_id)

-- [postgres duckdb] accepted: GROUPING SETS
SELECT region, product_id, COUNT(*) AS n FROM orders GROUP BY GROUPING SETS ((region), (product_id), ())

-- [postgres duckdb sqlite] accepted: FILTER
SELECT COUNT(*) FILTER (WHERE region = 'South') AS south, COUNT(*) FILTER (WHERE region = 'North') AS north FROM orders

-- [all] accepted: a sum over CASE
SELECT SUM(CASE WHEN region = 'South' THEN 1 ELSE 0 END) AS south, SUM(CASE WHEN region = 'North' THEN 1 ELSE 0 END) AS north FROM orders

-- [postgres duckdb] accepted: VALUES joined
SELECT v.column1, o.id FROM (VALUES (1), (2), (3)) AS v (column1) JOIN orders o ON o.id = v.column1

-- [all] accepted: a constant beside a table with rules
SELECT 'x' AS x, 1 AS one, id FROM customers

-- [all] accepted: no column of the table
SELECT 1 AS one FROM orders

-- [all] accepted: no column of two tables
SELECT COUNT(*) AS n FROM orders o JOIN customers c ON 1 = 1

-- [all] accepted: the schema's or the database's name in front
SELECT o.id FROM {schema}.orders o

-- [all] accepted: the schema's name in front, past a CTE of that name
WITH orders AS (SELECT 1 AS id) SELECT o.id, x.id AS x FROM {schema}.orders o JOIN orders x ON x.id < o.id

-- [mysql] accepted: quoted names
SELECT `o`.`id`, `n`.`two words` FROM `orders` AS `o` JOIN `Sales Notes` AS `n` ON `n`.`id` = `o`.`id`

-- [postgres sqlite duckdb] accepted: quoted names elsewhere
SELECT "o"."id", "n"."two words" FROM "orders" AS "o" JOIN "Sales Notes" AS "n" ON "n"."id" = "o"."id"

-- [mysql] accepted: a star of a table with a quoted name
SELECT * FROM `Sales Notes`

-- [postgres sqlite duckdb] accepted: a star of a table with a quoted name elsewhere
SELECT * FROM "Sales Notes"

-- [all] accepted: names in another case
SELECT O.ID, O.Region FROM orders O WHERE O.REGION IS NOT NULL

-- [all] accepted: a masked value is listed
SELECT id, email FROM customers ORDER BY email, id

-- [all] accepted: a masked value is searched for as it is
SELECT id FROM customers WHERE email = 'ann1@example.test'

-- [all] accepted: a masked value is searched for by LIKE
SELECT id FROM customers WHERE email LIKE '%example%'

-- [all] accepted: groups of a masked value
SELECT name, COUNT(*) AS n FROM customers GROUP BY name

-- [all] accepted: ordered by a masked value
SELECT id FROM customers ORDER BY name, id

-- [all] accepted: the extremes of masked values
SELECT MIN(name) AS low, MAX(name) AS high, MIN(email) AS email FROM customers

-- [all] accepted: the length of a masked value
SELECT id, LENGTH(email) AS n FROM customers

-- [all] accepted: joined by masked values
SELECT a.id, b.id AS other FROM customers a JOIN customers b ON a.name = b.name AND a.id < b.id

-- [all] accepted: a masked date is a year
SELECT born, COUNT(*) AS n FROM customers WHERE born >= 1990 GROUP BY born

-- [all] accepted: a masked value through a CTE and a union
WITH c AS (SELECT email AS e FROM customers) SELECT e FROM c UNION SELECT note FROM notes

-- [all] accepted: a masked value in a correlated query
SELECT id FROM customers c WHERE EXISTS (SELECT 1 FROM customers d WHERE d.email = c.email AND d.name LIKE 'Ann%')

-- [all] accepted: a masked value compared with the one behind it
SELECT c.id FROM customers c JOIN notes n ON n.note = c.email

-- [all] accepted: a condition that no row of the own region meets
SELECT COUNT(*) AS n FROM orders WHERE amount / NULLIF(amount, 0) > 1 AND region = 'South'

-- [all] accepted: a function over the rule's column
SELECT UPPER(region) AS r, COUNT(*) AS n FROM orders GROUP BY UPPER(region)

-- [all] accepted: groups of days
SELECT ordered_on, COUNT(*) AS n FROM orders GROUP BY ordered_on

-- [mysql postgres sqlite] accepted: groups by key with other columns of the table
SELECT c.id, c.region, COUNT(o.id) AS n FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id

-- [mysql postgres sqlite] accepted: groups by key, ordered by another column of the table
SELECT c.id FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id ORDER BY c.region, c.id

-- [all] accepted: numbers in text that are none in other regions
SELECT id, code FROM orders WHERE CAST(code AS DECIMAL(10, 2)) > 10

-- [all] accepted: a recursive CTE with a condition that has to wait for the rule
WITH RECURSIVE chain AS (SELECT id, manager_id FROM employees WHERE 10 / id > 2 UNION SELECT e.id, e.manager_id FROM employees e JOIN chain c ON c.id = e.manager_id AND 100 / e.id > 0) SELECT id FROM chain

-- [mysql postgres sqlite] accepted: groups by key behind a condition that has to wait for the rule
SELECT c.id, c.region, COUNT(*) AS n FROM customers c JOIN orders o ON o.customer_id = c.id WHERE 100 / o.amount < 5 GROUP BY c.id ORDER BY c.region, c.id
