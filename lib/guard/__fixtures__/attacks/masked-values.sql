-- Masked values guessed or unmasked: filters, sorts, joins and functions that would work on what lies below the mask (Metabase and
-- Superset column masking; "differential" attacks on masked columns).

-- [all] accepted: shown
SELECT email FROM customers

-- [all] accepted: shown by the star
SELECT * FROM customers

-- [all] accepted: by a prefix
SELECT id FROM customers WHERE email LIKE 'CANARY-MASK%'

-- [all] accepted: by a guess
SELECT id FROM customers WHERE email = 'CANARY-MASK-ada@example.test'

-- [all] accepted: by a hash of a guess
SELECT id FROM customers WHERE MD5('CANARY-MASK-ada@example.test') = email

-- [all] accepted: by a part
SELECT SUBSTRING(email, 1, 11) AS e FROM customers

-- [all] accepted: by a part in a condition
SELECT id FROM customers WHERE SUBSTRING(email, 1, 6) = 'CANARY'

-- [all] accepted: by the place of a letter
SELECT POSITION('@' IN email) AS p FROM customers

-- [all] accepted: by its length
SELECT LENGTH(email) AS l FROM customers

-- [all] accepted: in upper case
SELECT UPPER(email) AS e FROM customers

-- [all] accepted: turned round twice
SELECT REVERSE(REVERSE(email)) AS e FROM customers

-- [all] accepted: put together with nothing
SELECT CONCAT(email, '') AS e FROM customers

-- [all] accepted: by COALESCE
SELECT COALESCE(email, 'x') AS e FROM customers

-- [all] accepted: by NULLIF
SELECT NULLIF(email, 'CANARY-MASK-ada@example.test') AS e FROM customers

-- [all] accepted: by a cast
SELECT CAST(email AS CHAR(100)) AS e FROM customers

-- [all] accepted: by an error
SELECT CAST(email AS INTEGER) AS e FROM customers

-- [all] accepted: by an error in a condition
SELECT id FROM customers WHERE CAST(email AS INTEGER) = 1

-- [all] accepted: the largest
SELECT MAX(email) AS e FROM customers

-- [mysql sqlite duckdb] accepted [postgres] guard/function: the list
SELECT GROUP_CONCAT(email) AS e FROM customers

-- [all] accepted: sorted
SELECT id FROM customers ORDER BY email

-- [all] accepted: compared with a text
SELECT id, email > 'CANARY-MASK-b' AS after FROM customers

-- [all] accepted: grouped by a part
SELECT LEFT(email, 11) AS e, COUNT(*) AS n FROM customers GROUP BY LEFT(email, 11)

-- [all] accepted: joined with guesses
SELECT c.id FROM customers c JOIN (SELECT 'CANARY-MASK-ada@example.test' AS guess) AS g ON g.guess = c.email

-- [all] accepted: joined with itself
SELECT a.id FROM customers a JOIN customers b ON a.email = b.email

-- [all] accepted: in a derived table
SELECT t.email FROM (SELECT email FROM customers) AS t

-- [all] accepted: in a CTE of the table's name
WITH customers AS (SELECT email FROM customers) SELECT email FROM customers

-- [all] accepted: in a union
SELECT name FROM products UNION ALL SELECT email FROM customers

-- [all] accepted: in a sub-query
SELECT (SELECT MIN(email) FROM customers) AS e

-- [all] accepted: in a window
SELECT FIRST_VALUE(email) OVER (ORDER BY id) AS e FROM customers

-- [all] guard/table: in the view
SELECT email FROM all_customers

-- [mysql postgres] accepted [sqlite duckdb] guard/function: by a regular expression
SELECT id FROM customers WHERE email REGEXP '^CANARY'

-- [mysql postgres] accepted [sqlite duckdb] guard/function: by a regular expression of PostgreSQL
SELECT id FROM customers WHERE email ~ '^CANARY'

-- [all] accepted: by GLOB
SELECT id FROM customers WHERE email GLOB 'CANARY*'

-- [all] accepted: in FILTER
SELECT COUNT(*) FILTER (WHERE email LIKE 'CANARY%') AS n FROM customers

-- [all] accepted: in HAVING
SELECT region FROM customers GROUP BY region HAVING MIN(email) LIKE 'CANARY%'

-- [all] accepted: the year of a date that is masked to its year
SELECT created_at FROM customers

-- [all] accepted: the day of a date that is masked to its year
SELECT EXTRACT(DAY FROM created_at) AS d FROM customers

-- [all] accepted: a date that is masked to its year, compared
SELECT id FROM customers WHERE created_at = '2024-01-05 10:00:00'

-- [all] accepted: a date that is masked to its year, in a range
SELECT id FROM customers WHERE created_at BETWEEN '2024-01-05' AND '2024-01-06'

-- [all] accepted: a date that is masked to its year, as text
SELECT CAST(created_at AS CHAR(30)) AS t FROM customers
