-- [mysql] accepted: MySQL dates
SELECT DATE_FORMAT(ordered_at, '%Y-%m') AS month, SUM(total) AS revenue FROM orders WHERE ordered_at >= DATE_SUB(CURDATE(), INTERVAL 12 MONTH) GROUP BY month ORDER BY month

-- [mysql] accepted: MySQL units are words, not columns
SELECT TIMESTAMPDIFF(DAY, created_at, NOW()) AS age FROM customers

-- [mysql] accepted: texts in double quotes are texts in MySQL
SELECT name FROM customers WHERE country = "DE"
--> SELECT name FROM customers WHERE country = 'DE' LIMIT 101

-- [mysql] accepted: GROUP_CONCAT
SELECT country, GROUP_CONCAT(DISTINCT name ORDER BY name SEPARATOR ', ') AS names FROM customers GROUP BY country

-- [mysql] accepted: the database in front of the table
SELECT name FROM shop.customers
--> SELECT name FROM customers LIMIT 101

-- [mysql] accepted: FROM dual
SELECT 1 AS one FROM dual
--> SELECT 1 AS one LIMIT 101

-- [mysql] accepted: backslashes in strings stay inside
SELECT name FROM products WHERE name = 'a\'b\\'
--> SELECT name FROM products WHERE name = 'a''b\\' LIMIT 101

-- [mysql] accepted: a row of days
WITH RECURSIVE d AS (SELECT CAST('2024-01-01' AS DATE) AS day UNION ALL SELECT DATE_ADD(day, INTERVAL 1 DAY) FROM d WHERE day < '2024-02-01') SELECT day FROM d

-- [mysql] accepted: IF, IFNULL, YEAR, QUARTER
SELECT YEAR(ordered_at) AS y, QUARTER(ordered_at) AS q, SUM(IF(status = 'paid', total, 0)) AS paid, IFNULL(MAX(total), 0) AS top FROM orders GROUP BY YEAR(ordered_at), QUARTER(ordered_at)

-- [postgres] accepted: PostgreSQL dates
SELECT DATE_TRUNC('month', ordered_at)::date AS month, SUM(total) AS revenue FROM orders WHERE ordered_at >= NOW() - INTERVAL '12 months' GROUP BY 1 ORDER BY 1

-- [postgres] accepted: the schema in front of the table
SELECT name FROM public.customers

-- [postgres] accepted: FILTER, ILIKE, regular expressions
SELECT COUNT(*) FILTER (WHERE status = 'paid') AS paid FROM orders WHERE status ILIKE 'p%' AND status ~ '^p'

-- [postgres] accepted: percentiles
SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY total) AS median FROM orders

-- [postgres] accepted: DISTINCT ON
SELECT DISTINCT ON (customer_id) customer_id, total FROM orders ORDER BY customer_id, ordered_at DESC

-- [postgres] accepted: a row of months
SELECT m.month, COUNT(o.id) AS n FROM generate_series('2024-01-01'::date, '2024-12-01'::date, INTERVAL '1 month') AS m(month) LEFT JOIN orders o ON DATE_TRUNC('month', o.ordered_at) = m.month GROUP BY m.month

-- [postgres] accepted: FETCH FIRST becomes LIMIT
SELECT name FROM customers ORDER BY name FETCH FIRST 3 ROWS ONLY

-- [postgres] accepted: a backslash means itself
SELECT name FROM products WHERE name = 'a\'

-- [postgres] accepted: LATERAL
SELECT c.name, t.total FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o WHERE o.customer_id = c.id ORDER BY o.total DESC LIMIT 1) AS t

-- [postgres] accepted: EXTRACT and DATE_PART
SELECT EXTRACT(YEAR FROM ordered_at) AS y, DATE_PART('month', ordered_at) AS m FROM orders

-- [sqlite] accepted: SQLite dates
SELECT STRFTIME('%Y-%m', ordered_at) AS month, SUM(total) AS revenue FROM orders WHERE ordered_at >= DATE('now', '-12 months') GROUP BY month

-- [sqlite] accepted: a text in double quotes becomes a text in single ones
SELECT name FROM customers WHERE country = "DE"
--> SELECT name FROM customers WHERE country = 'DE' LIMIT 101

-- [sqlite] accepted: backquotes and brackets
SELECT `name`, [two words] FROM customers JOIN [Weird Table] AS w ON w.id = customers.id

-- [sqlite] accepted: GROUP_CONCAT, TOTAL, IIF, GLOB
SELECT GROUP_CONCAT(name, ', ') AS names, TOTAL(id) AS t, IIF(COUNT(*) > 1, 'many', 'one') AS n FROM customers WHERE name GLOB 'A*'

-- [sqlite] accepted: a CTE named like the table it reads
WITH orders AS (SELECT id, total FROM orders WHERE status = 'paid') SELECT COUNT(*) AS n FROM orders
--> WITH orders AS (SELECT id, total FROM main.orders WHERE status = 'paid') SELECT COUNT(*) AS n FROM orders LIMIT 101

-- [sqlite] accepted: LIMIT with a comma
SELECT name FROM customers ORDER BY name LIMIT 1, 2
--> SELECT name FROM customers ORDER BY name LIMIT 2 OFFSET 1

-- [duckdb] accepted: DuckDB dates
SELECT DATE_TRUNC('month', ordered_at) AS month, SUM(total) AS revenue FROM orders WHERE ordered_at >= CURRENT_DATE - INTERVAL 12 MONTH GROUP BY ALL

-- [duckdb] accepted: FROM first
FROM customers SELECT name

-- [duckdb] accepted: a table alone
FROM employees
--> SELECT id, name, manager_id, region FROM employees LIMIT 101

-- [duckdb] accepted: EXCLUDE and REPLACE
SELECT * EXCLUDE (email) REPLACE (UPPER(name) AS name) FROM customers

-- [duckdb] accepted: QUALIFY
SELECT customer_id, total FROM orders QUALIFY ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY total DESC) = 1

-- [duckdb] accepted: an alias used by the next column
SELECT total * 2 AS twice, twice + 1 AS more FROM orders
--> SELECT total * 2 AS twice, total * 2 + 1 AS more FROM orders LIMIT 101

-- [duckdb] accepted: MEDIAN, QUANTILE_CONT, ARG_MAX
SELECT MEDIAN(total) AS m, QUANTILE_CONT(total, 0.9) AS p90, ARG_MAX(id, total) AS top FROM orders

-- [duckdb] accepted: STRFTIME and DATE_DIFF
SELECT STRFTIME(ordered_at, '%Y-%m') AS month, DATE_DIFF('day', ordered_at, TIMESTAMP '2024-06-01 00:00:00') AS age FROM orders

-- [duckdb] accepted: a CTE named like the table it reads
WITH orders AS (SELECT id, total FROM orders WHERE status = 'paid') SELECT COUNT(*) AS n FROM orders

-- [duckdb] accepted: a series of numbers
SELECT g.i FROM generate_series(1, 12) AS g(i)

-- [postgres duckdb] accepted: the day of the week counted from Monday
SELECT EXTRACT(ISODOW FROM ordered_at) AS weekday, COUNT(*) AS n FROM orders GROUP BY EXTRACT(ISODOW FROM ordered_at)

-- [mysql] accepted: columns named like functions without brackets
SELECT `current_user`, `utc_date` FROM `Weird Table` WHERE `current_user` = 'u' ORDER BY `utc_date`
--> SELECT `Weird Table`.`current_user`, `Weird Table`.`utc_date` FROM `Weird Table` WHERE `Weird Table`.`current_user` = 'u' ORDER BY `Weird Table`.`utc_date` LIMIT 101

-- [postgres sqlite duckdb] accepted: columns named like functions without brackets elsewhere
SELECT "current_user", w."utc_date" AS d FROM "Weird Table" AS w WHERE "current_user" = 'u' GROUP BY "current_user", w."utc_date"
--> SELECT w."current_user", w."utc_date" AS d FROM "Weird Table" AS w WHERE w."current_user" = 'u' GROUP BY w."current_user", w."utc_date" LIMIT 101

-- [mysql postgres sqlite] accepted: the clock keeps being the clock
SELECT CURRENT_DATE AS "current_date" FROM customers

-- [all] accepted: the clock without a name
SELECT CURRENT_DATE, CURRENT_TIMESTAMP, name FROM customers WHERE created_at < CURRENT_DATE
