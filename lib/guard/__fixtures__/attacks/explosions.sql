-- Queries that take all of time or memory (CWE-400, CWE-1333; PayloadsAllTheThings "heavy query"; SQLite "Defense against the dark
-- arts"; CVE-2022-35737).

-- [all] guard/recursion: a recursion without end
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) AS m FROM n

-- [all] guard/recursion: a recursion with a far end
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) SELECT COUNT(*) AS m FROM n

-- [all] guard/recursion: a recursion that doubles
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT n.i + 1 FROM n, products WHERE n.i < 100) SELECT COUNT(*) AS m FROM n

-- [mysql] accepted [postgres sqlite duckdb] guard/recursion: a recursion that doubles a text
WITH RECURSIVE n AS (SELECT 'aaaaaaaaaa' AS t, 1 AS i UNION ALL SELECT t || t, i + 1 FROM n WHERE i < 60) SELECT MAX(LENGTH(t)) AS m FROM n

-- [all] guard/recursion: a recursion that doubles a text by CONCAT
WITH RECURSIVE n AS (SELECT CAST('aaaaaaaaaa' AS CHAR(1000)) AS t, 1 AS i UNION ALL SELECT CONCAT(t, t, t), i + 1 FROM n WHERE i < 60) SELECT MAX(LENGTH(t)) AS m FROM n

-- [all] guard/recursion: a recursion bounded by a sub-query
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < (SELECT 1000000000)) SELECT COUNT(*) AS m FROM n

-- [all] guard/recursion: a recursion bounded by an expression
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 1000 * 1000 * 1000) SELECT COUNT(*) AS m FROM n

-- [all] guard/recursion: a recursion bounded in exponents
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 1e9) SELECT COUNT(*) AS m FROM n

-- [mysql sqlite] guard/node [postgres duckdb] guard/parse: a recursion bounded in hexadecimal
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 0x3b9aca00) SELECT COUNT(*) AS m FROM n

-- [all] guard/recursion: a recursion with smallest steps
WITH RECURSIVE n AS (SELECT 0 AS i UNION ALL SELECT i + 0.0000001 FROM n WHERE i < 10) SELECT COUNT(*) AS m FROM n

-- [all] guard/recursion: a recursion backwards
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i - 1 FROM n WHERE i < 10) SELECT COUNT(*) AS m FROM n

-- [all] guard/recursion: a recursion in a recursion
WITH RECURSIVE a AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM a WHERE i < 9999), b AS (SELECT 1 AS i UNION ALL SELECT b.i + 1 FROM b, a WHERE b.i < 9999) SELECT COUNT(*) AS m FROM b

-- [all] guard/cross-join: a recursion multiplied by itself
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 9999) SELECT COUNT(*) AS m FROM n a, n b, n c

-- [all] guard/recursion: a recursion with two recursive halves
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 9000 UNION ALL SELECT i + 2 FROM n WHERE i < 9000) SELECT COUNT(*) AS m FROM n

-- [all] guard/recursion: a recursion bounded by another table's column of its counter's name
WITH RECURSIVE n AS (SELECT 1 AS id UNION ALL SELECT n.id + 1 FROM n JOIN products p ON p.id < 10 AND p.id = p.id) SELECT COUNT(*) AS m FROM n

-- [all] guard/recursion: a recursion bounded by another table's column in a condition
WITH RECURSIVE n AS (SELECT 1 AS id UNION ALL SELECT n.id + 1 FROM n JOIN products p ON p.name = p.name WHERE p.id < 10) SELECT COUNT(*) AS m FROM n

-- [all] guard/recursion: a recursion whose counter is another table's column
WITH RECURSIVE n AS (SELECT 1 AS id UNION ALL SELECT p.id + 1 FROM n JOIN products p ON p.id = p.id WHERE n.id < 10) SELECT COUNT(*) AS m FROM n

-- [all] guard/recursion: a recursion bounded under another name of the CTE
WITH RECURSIVE n AS (SELECT 1 AS id UNION ALL SELECT a.id + 1 FROM n a JOIN products n ON n.id = n.id WHERE n.id < 10) SELECT COUNT(*) AS m FROM n

-- [all] guard/limit: a replacement that multiplies what another has multiplied
SELECT REPLACE(REPLACE(REPLACE(name, 'e', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee'), 'e', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee'), 'e', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee') AS s FROM products

-- [mysql postgres duckdb] guard/limit [sqlite] guard/function: a replacement of a pattern that matches between all letters
SELECT REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(name, '', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee'), '', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee'), '', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee') AS s FROM products

-- [all] guard/node: a recursion with keys
WITH RECURSIVE n(i) USING KEY (i) AS (SELECT 1 UNION SELECT i + 1 FROM n) SELECT MAX(i) AS m FROM n

-- [all] guard/node: a recursion with SEARCH
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SEARCH DEPTH FIRST BY i SET o SELECT MAX(i) AS m FROM n

-- [all] guard/node: a recursion with CYCLE
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) CYCLE i SET c USING p SELECT MAX(i) AS m FROM n

-- [all] guard/recursion: a recursion by UNION that always finds something new
WITH RECURSIVE n AS (SELECT 1 AS i UNION SELECT i + 1 FROM n) SELECT MAX(i) AS m FROM n

-- [all] guard/recursion: a recursion by random numbers
WITH RECURSIVE n AS (SELECT 1.0 AS i UNION SELECT RANDOM() FROM n) SELECT COUNT(*) AS m FROM n

-- [all] guard/node: a long Mandelbrot set of SQLite's documentation
WITH RECURSIVE x(v) AS (VALUES(-2.0) UNION ALL SELECT v + 0.00001 FROM x WHERE v < 1.2) SELECT COUNT(*) AS m FROM x, x AS y

-- [mysql sqlite] guard/function [postgres duckdb] guard/recursion: GENERATE_SERIES without bound
SELECT COUNT(*) AS n FROM GENERATE_SERIES(1, 1000000000000) AS g

-- [mysql sqlite] guard/function [postgres duckdb] guard/recursion: GENERATE_SERIES in the select list
SELECT GENERATE_SERIES(1, 1000000000) AS g

-- [mysql sqlite] guard/function [postgres duckdb] guard/recursion: GENERATE_SERIES of seconds
SELECT COUNT(*) AS n FROM GENERATE_SERIES('2000-01-01'::timestamp, '2030-01-01'::timestamp, INTERVAL '1 second') AS g

-- [mysql sqlite] guard/function [postgres duckdb] guard/cross-join: GENERATE_SERIES crossed with itself
SELECT COUNT(*) AS n FROM GENERATE_SERIES(1, 10000) AS a, GENERATE_SERIES(1, 10000) AS b, GENERATE_SERIES(1, 10000) AS c

-- [mysql sqlite] guard/function [postgres duckdb] guard/recursion: GENERATE_SERIES with a step near nothing
SELECT COUNT(*) AS n FROM GENERATE_SERIES(1, 10, 0.000000001) AS g

-- [mysql sqlite] guard/function [postgres duckdb] accepted: GENERATE_SERIES of months over all time
SELECT COUNT(*) AS n FROM GENERATE_SERIES('0001-01-01'::date, '294276-01-01'::timestamp, INTERVAL '1 day') AS g

-- [mysql postgres duckdb] guard/function [sqlite] guard/parse: GENERATE_SUBSCRIPTS
SELECT COUNT(*) AS n FROM GENERATE_SUBSCRIPTS(ARRAY[1, 2], 1) AS g

-- [all] guard/function: RANGE
SELECT COUNT(*) AS n FROM RANGE(1000000000000) AS r

-- [all] guard/function: RANGE as a list
SELECT RANGE(1000000000) AS r

-- [all] guard/function: UNNEST of a long list
SELECT UNNEST(RANGE(1000000000)) AS r

-- [all] guard/function: REPEAT_ROW
SELECT * FROM REPEAT_ROW(1, num_rows = 1000000000)

-- [all] guard/table: SEQUENCE of MariaDB
SELECT COUNT(*) AS n FROM seq_1_to_1000000000

-- [all] guard/function: JSON_EACH
SELECT COUNT(*) AS n FROM JSON_EACH('[1,2,3]')

-- [all] guard/cross-join: a cross join of all with all
SELECT COUNT(*) AS n FROM orders a, orders b, orders c, orders d, orders e, orders f, orders g, orders h, orders i, orders j, orders k, orders l

-- [all] accepted: a cross join by words
SELECT COUNT(*) AS n FROM products a CROSS JOIN products b CROSS JOIN products c CROSS JOIN products d CROSS JOIN products e CROSS JOIN products f CROSS JOIN products g CROSS JOIN products h CROSS JOIN products i CROSS JOIN products j CROSS JOIN products k CROSS JOIN products l

-- [all] accepted: a cross join by conditions that always hold
SELECT COUNT(*) AS n FROM products a JOIN products b ON 1 = 1 JOIN products c ON 1 = 1 JOIN products d ON 1 = 1 JOIN products e ON 1 = 1 JOIN products f ON 1 = 1 JOIN products g ON 1 = 1 JOIN products h ON 1 = 1 JOIN products i ON 1 = 1 JOIN products j ON 1 = 1 JOIN products k ON 1 = 1

-- [all] guard/cross-join: a cross join of CTEs that double
WITH a AS (SELECT x.id FROM products x, products y), b AS (SELECT x.id FROM a x, a y), c AS (SELECT x.id FROM b x, b y), d AS (SELECT x.id FROM c x, c y), e AS (SELECT x.id FROM d x, d y) SELECT COUNT(*) AS n FROM e

-- [all] guard/node: a positional join
SELECT * FROM products POSITIONAL JOIN orders

-- [all] guard/function: REPEAT
SELECT REPEAT('x', 1000000000) AS s

-- [all] guard/function: REPEAT of REPEAT
SELECT LENGTH(REPEAT(REPEAT('x', 100000), 100000)) AS n

-- [all] guard/function: SPACE
SELECT SPACE(1000000000) AS s

-- [all] guard/function: LPAD
SELECT LPAD('x', 1000000000, 'y') AS s

-- [all] guard/function: LPAD of LPAD
SELECT LPAD(LPAD('x', 1000, 'y'), 1000000000, 'z') AS s

-- [all] guard/function: RPAD by an expression
SELECT RPAD('x', 1000 * 1000 * 1000, 'y') AS s

-- [all] guard/function: PRINTF
SELECT PRINTF('%1000000000d', 1) AS s

-- [mysql] accepted [postgres sqlite duckdb] guard/function: FORMAT with a width
SELECT FORMAT('%1000000000s', 'x') AS s

-- [all] guard/function: ZEROBLOB
SELECT ZEROBLOB(1000000000) AS s

-- [all] guard/limit: REPLACE that multiplies
SELECT LENGTH(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(LPAD('a', 1000, 'a'), 'a', LPAD('b', 1000, 'b')), 'b', LPAD('c', 1000, 'c')), 'c', LPAD('d', 1000, 'd')), 'd', 'eeeeeeeeee'), 'e', 'ffffffffff'), 'f', 'gggggggggg')) AS n

-- [all] accepted: CONCAT that multiplies through derived tables
SELECT LENGTH(CONCAT(s, s, s, s, s, s, s, s, s, s)) AS n FROM (SELECT CONCAT(s, s, s, s, s, s, s, s, s, s) AS s FROM (SELECT CONCAT(s, s, s, s, s, s, s, s, s, s) AS s FROM (SELECT CONCAT(s, s, s, s, s, s, s, s, s, s) AS s FROM (SELECT LPAD('x', 1000, 'x') AS s) AS a) AS b) AS c) AS d

-- [mysql sqlite duckdb] accepted [postgres] guard/function: GROUP_CONCAT of a cross join
SELECT LENGTH(GROUP_CONCAT(a.name)) AS n FROM products a, products b, products c, products d, products e, products f, products g, products h

-- [mysql] guard/function [postgres sqlite duckdb] accepted: STRING_AGG of a cross join
SELECT LENGTH(STRING_AGG(a.name, ',')) AS n FROM products a, products b, products c, products d, products e, products f, products g, products h

-- [mysql sqlite] guard/function [postgres duckdb] accepted: ARRAY_AGG of a cross join
SELECT ARRAY_AGG(a.name) AS n FROM products a, products b, products c, products d, products e, products f, products g, products h

-- [mysql sqlite] guard/function [postgres duckdb] accepted: a factorial of a large number
SELECT FACTORIAL(100000) AS n

-- [all] accepted: a power of large numbers
SELECT POWER(99999::numeric, 99999) AS n

-- [all] accepted: a number with a large exponent
SELECT 1e99999 AS n

-- [mysql postgres] accepted [sqlite duckdb] guard/function: a regular expression that goes back and forth
SELECT name FROM products WHERE 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' REGEXP '^(a+)+$'

-- [mysql postgres] accepted [sqlite duckdb] guard/function: a regular expression of PostgreSQL that goes back and forth
SELECT name FROM products WHERE 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' ~ '^((a+)+)+\1$'

-- [mysql postgres duckdb] accepted [sqlite] guard/function: a regular expression with large repeats
SELECT REGEXP_REPLACE('a', '((((a{1,250}){1,250}){1,250}){1,250})', 'b') AS s

-- [all] accepted: a pattern with many wild cards
SELECT name FROM products WHERE '\repeat{3000|a}b' LIKE '\repeat{200|%a}c'

-- [all] accepted: a pattern of SQLite with many wild cards
SELECT name FROM products WHERE '\repeat{3000|a}b' GLOB '\repeat{200|*a}c'

-- [all] guard/limit: brackets nested deeply
SELECT \repeat{2000|(}1\repeat{2000|)} AS n

-- [all] guard/limit: brackets nested below the limit of the parser
SELECT \repeat{140|(}1\repeat{140|)} AS n

-- [all] guard/limit: NOT nested deeply
SELECT name FROM products WHERE \repeat{3000|NOT }TRUE

-- [all] guard/limit: a chain of additions
SELECT 1\repeat{30000| + 1} AS n

-- [all] guard/limit: a chain of conditions
SELECT name FROM products WHERE id = 1\repeat{20000| OR id = 1}

-- [all] guard/limit: a chain of concatenations
SELECT 'a'\repeat{10000| || 'a'} AS s

-- [all] guard/limit: sub-queries nested deeply
SELECT * FROM \repeat{500|(SELECT * FROM }products\repeat{500|) AS t}

-- [all] guard/limit: CASE nested deeply
SELECT \repeat{1000|CASE WHEN 1 = 1 THEN }1\repeat{1000| END} AS n

-- [all] guard/limit: functions nested deeply
SELECT \repeat{2000|ABS(}1\repeat{2000|)} AS n

-- [all] guard/limit: a long list
SELECT name FROM products WHERE id IN (0\repeat{30000|, 1})

-- [all] guard/limit: a long chain of unions
SELECT 1 AS n\repeat{5000| UNION ALL SELECT 1}

-- [all] guard/limit: many CTEs
WITH a0 AS (SELECT 1 AS n)\repeat{3000|, a AS (SELECT 1 AS n)} SELECT * FROM a0

-- [all] accepted: a long name
SELECT name AS \repeat{20000|a} FROM products

-- [all] accepted: a long string
SELECT '\repeat{99000|a}' AS s

-- [all] guard/limit: a text that is longer than any query
SELECT 1 AS n /* \repeat{120000|a} */

-- [all] guard/limit: many columns
SELECT \repeat{8000|name, }name FROM products

-- [all] guard/limit: stars that multiply
SELECT \repeat{300|*, }* FROM orders a, orders b, orders c

-- [all] guard/table: many joins
SELECT COUNT(*) AS n FROM products p\repeat{300| JOIN products q ON q.id = p.id}

-- [all] accepted: many rows skipped
SELECT name FROM products LIMIT 1 OFFSET 9223372036854775807

-- [all] guard/node: a negative limit
SELECT name FROM products LIMIT -1

-- [all] guard/node: a limit by words
SELECT name FROM products LIMIT ALL

-- [all] guard/node: a limit as an expression
SELECT name FROM products LIMIT 1 + 1000000000

-- [all] accepted: a limit in exponents
SELECT name FROM products LIMIT 1e9

-- [all] guard/node: a limit for each group
SELECT name FROM products FETCH FIRST 1 ROWS WITH TIES

-- [all] guard/node: a limit in per cent
SELECT name FROM products LIMIT 100 PERCENT

-- [mysql postgres duckdb] accepted [sqlite] guard/function: CUBE over many columns
SELECT COUNT(*) AS n FROM customers GROUP BY CUBE (id, name, email, region, country, created_at, id, name, email, region, country, created_at)

-- [all] accepted: windows over a cross join
SELECT SUM(a.id) OVER (ORDER BY a.id) AS s FROM products a, products b, products c, products d, products e, products f, products g, products h, products i

-- [mysql postgres sqlite] guard/function [duckdb] accepted: FUZZY distances of long texts
SELECT LEVENSHTEIN(LPAD('a', 1000, 'a'), LPAD('b', 1000, 'b')) AS n FROM products a, products b, products c, products d, products e, products f, products g

-- [all] accepted: JSON nested deeply
SELECT JSON_EXTRACT('\repeat{2000|[}\repeat{2000|]}', '$[0]') AS j

-- [all] guard/function: compression that blows up
SELECT LENGTH(UNCOMPRESS(COMPRESS(LPAD('a', 1000, 'a')))) AS n

-- [all] guard/function: GEN_RANDOM_BYTES
SELECT GEN_RANDOM_BYTES(1000000000) AS b

-- [all] guard/function: CRYPT with a large cost
SELECT CRYPT('a', GEN_SALT('bf', 31)) AS c
