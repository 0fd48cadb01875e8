-- [all] guard/recursion: without any bound
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT i FROM n

-- [all] guard/recursion: with a bound on something else
WITH RECURSIVE n AS (SELECT 1 AS i, 1 AS j UNION ALL SELECT i + 1, j FROM n WHERE j < 10) SELECT i FROM n

-- [all] guard/recursion: with a bound that is too far
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) SELECT i FROM n

-- [all] guard/recursion: with a step of nothing
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 0 FROM n WHERE i < 10) SELECT i FROM n

-- [all] guard/recursion: with a step backwards
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i - 1 FROM n WHERE i < 10) SELECT i FROM n

-- [all] guard/recursion: with the bound behind OR
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 10 OR 1 = 1) SELECT i FROM n

-- [all] guard/recursion: a hierarchy that may be a circle
WITH RECURSIVE b AS (SELECT id, manager_id FROM employees UNION ALL SELECT e.id, e.manager_id FROM employees e JOIN b ON b.id = e.manager_id) SELECT id FROM b

-- [all] guard/recursion: two CTEs that read each other
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x FROM b), b AS (SELECT x FROM a) SELECT x FROM a

-- [postgres duckdb] guard/recursion: a series without end
SELECT * FROM GENERATE_SERIES(1, 1000000000) AS g

-- [postgres duckdb] guard/recursion: a series as long as a column says
SELECT GENERATE_SERIES(1, id) AS g FROM customers

-- [postgres] guard/recursion: a series of seconds
SELECT * FROM GENERATE_SERIES('2000-01-01'::timestamp, '2030-01-01'::timestamp, INTERVAL '1 second') AS g
