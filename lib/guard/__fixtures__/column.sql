-- [all] guard/column: an unknown column
SELECT nothing FROM customers

-- [all] guard/column: a hidden column
SELECT salary FROM employees

-- [all] guard/column: a hidden column by its table
SELECT e.salary FROM employees AS e

-- [all] guard/column: a hidden column in a condition
SELECT name FROM employees WHERE salary > 4000

-- [all] guard/column: a hidden column in ORDER BY
SELECT name FROM employees ORDER BY salary

-- [all] guard/column: a hidden column in GROUP BY
SELECT COUNT(*) AS n FROM employees GROUP BY salary

-- [all] guard/column: a hidden column in an aggregate
SELECT AVG(salary) AS average FROM employees

-- [all] guard/column: a hidden column in a window
SELECT name, RANK() OVER (ORDER BY salary) AS place FROM employees

-- [all] guard/column: a hidden column in a join
SELECT e.name FROM employees e JOIN products p ON p.price = e.salary

-- [all] guard/column: a hidden column in USING
SELECT name FROM employees JOIN (SELECT 1 AS salary) AS s USING (salary)

-- [all] guard/column: a hidden column from a derived star
SELECT t.salary FROM (SELECT * FROM employees) AS t

-- [all] guard/column: a hidden column from a CTE's star
WITH e AS (SELECT * FROM employees) SELECT salary FROM e

-- [all] guard/column: a hidden column from inside a correlated query
SELECT name FROM employees e WHERE EXISTS (SELECT 1 FROM products p WHERE p.price < e.salary)

-- [all] guard/column: an unknown alias in front
SELECT x.name FROM customers

-- [all] guard/column: the table's name after it has an alias
SELECT customers.name FROM customers AS c

-- [all] guard/column: a column of a derived table that it does not give
SELECT t.email FROM (SELECT name FROM customers) AS t

-- [all] guard/column: the whole row by the table's name
SELECT employees FROM employees

-- [all] guard/column: the whole row as an argument
SELECT COUNT(e) FROM employees AS e

-- [postgres] guard/column: a system column of PostgreSQL
SELECT ctid, xmin FROM customers

-- [sqlite] guard/column: the row id of SQLite
SELECT rowid FROM customers

-- [all] guard/column: a column list longer than what is given
SELECT a FROM (SELECT name FROM customers) AS t (a, b)

-- [all] guard/column: an order after a union by what it does not give
SELECT name FROM customers UNION SELECT name FROM products ORDER BY price

-- [all] guard/column: a derived table does not see its neighbour
SELECT * FROM customers c, (SELECT c.id AS x) AS t

-- [all] accepted: an alias named like a hidden column is the expression, never the column
SELECT region AS salary, COUNT(*) AS n FROM employees GROUP BY salary
--> SELECT region AS salary, COUNT(*) AS n FROM employees GROUP BY region LIMIT 101

-- [all] accepted: an outer column named like a hidden inner one is qualified
SELECT x.salary FROM (SELECT 1 AS salary) AS x WHERE EXISTS (SELECT 1 FROM employees WHERE salary = 1)
--> SELECT x.salary FROM (SELECT 1 AS salary) AS x WHERE EXISTS(SELECT 1 FROM employees WHERE x.salary = 1) LIMIT 101

-- [all] guard/column: a letter that looks like another
SELECT n\u{0430}me FROM customers
