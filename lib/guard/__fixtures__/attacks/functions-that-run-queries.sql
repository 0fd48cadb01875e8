-- Functions that take SQL as text and run it: below every check of the outer statement (PostgreSQL query_to_xml, known from Superset's
-- CVE-2024-39887; DuckDB query(), query_table(), json_execute_serialized_sql; Oracle DBMS_XMLGEN).

-- [all] guard/function: QUERY_TO_XML
SELECT QUERY_TO_XML('SELECT memo FROM payroll', true, true, '') AS x

-- [all] guard/node: QUERY_TO_XML with its schema
SELECT pg_catalog.query_to_xml('SELECT memo FROM payroll', true, true, '') AS x

-- [mysql] guard/parse [postgres sqlite duckdb] guard/function: QUERY_TO_XML in quotes
SELECT "query_to_xml"('SELECT memo FROM payroll', true, true, '') AS x

-- [all] guard/function: QUERY_TO_XML that writes
SELECT QUERY_TO_XML('DELETE FROM orders RETURNING 1', true, true, '') AS x

-- [all] guard/function: QUERY_TO_XML in a condition
SELECT name FROM products WHERE QUERY_TO_XML('SELECT memo FROM payroll', true, true, '')::text LIKE '%CANARY%'

-- [all] guard/function: QUERY_TO_XML_AND_XMLSCHEMA
SELECT QUERY_TO_XML_AND_XMLSCHEMA('SELECT memo FROM payroll', true, true, '') AS x

-- [all] guard/function: QUERY_TO_XMLSCHEMA
SELECT QUERY_TO_XMLSCHEMA('SELECT memo FROM payroll', true, true, '') AS x

-- [all] guard/function: TABLE_TO_XML
SELECT TABLE_TO_XML('payroll', true, true, '') AS x

-- [all] guard/function: SCHEMA_TO_XML
SELECT SCHEMA_TO_XML('public', true, true, '') AS x

-- [all] guard/function: DATABASE_TO_XML
SELECT DATABASE_TO_XML(true, true, '') AS x

-- [all] guard/function: DATABASE_TO_XMLSCHEMA
SELECT DATABASE_TO_XMLSCHEMA(true, true, '') AS x

-- [all] guard/function: XPATH over QUERY_TO_XML
SELECT XPATH('//memo', QUERY_TO_XML('SELECT memo FROM payroll', true, true, '')) AS x

-- [all] guard/node: XMLTABLE over QUERY_TO_XML
SELECT x.memo FROM XMLTABLE('//row' PASSING QUERY_TO_XML('SELECT memo FROM payroll', true, false, '') COLUMNS memo TEXT) AS x

-- [all] guard/function: XMLFOREST of a whole row
SELECT XMLFOREST(e) AS x FROM employees AS e

-- [all] guard/node: XMLELEMENT of a hidden column
SELECT XMLELEMENT(NAME x, secret) AS x FROM employees

-- [all] guard/function: TS_STAT runs a query
SELECT * FROM TS_STAT('SELECT to_tsvector(memo) FROM payroll')

-- [all] guard/node: TS_REWRITE runs a query
SELECT TS_REWRITE('a'::tsquery, 'SELECT memo::tsquery, memo::tsquery FROM payroll') AS x

-- [all] guard/function: CROSSTAB runs a query
SELECT * FROM CROSSTAB('SELECT memo, memo, memo FROM payroll') AS x(a TEXT, b TEXT)

-- [all] guard/function: CONNECTBY runs a query
SELECT * FROM CONNECTBY('payroll', 'id', 'id', '1', 0) AS x(a INT, b INT, c INT)

-- [all] guard/function: QUERY
SELECT * FROM QUERY('SELECT memo FROM payroll')

-- [all] guard/function: QUERY first
FROM QUERY('SELECT memo FROM payroll')

-- [all] guard/function: QUERY_TABLE
SELECT * FROM QUERY_TABLE('payroll')

-- [all] guard/function: QUERY_TABLE of several
SELECT * FROM QUERY_TABLE(['payroll', 'payroll'], true)

-- [all] guard/function: JSON_EXECUTE_SERIALIZED_SQL
SELECT * FROM JSON_EXECUTE_SERIALIZED_SQL(JSON_SERIALIZE_SQL('SELECT memo FROM payroll'))

-- [all] guard/function: JSON_SERIALIZE_SQL
SELECT JSON_SERIALIZE_SQL('SELECT memo FROM payroll') AS x

-- [all] guard/function: FROM_SUBSTRAIT_JSON
SELECT * FROM FROM_SUBSTRAIT_JSON('{}')

-- [all] guard/function: SQL_AUTO_COMPLETE names tables
SELECT * FROM SQL_AUTO_COMPLETE('SELECT * FROM pay')

-- [all] guard/function: a pragma of a plan
SELECT * FROM EXPLAIN('SELECT memo FROM payroll')

-- [all] guard/node: DBMS_XMLGEN of Oracle
SELECT DBMS_XMLGEN.GETXML('SELECT memo FROM payroll') FROM dual

-- [all] guard/node: JSON_TABLE
SELECT t.a FROM JSON_TABLE('[{"a":1}]', '$[*]' COLUMNS (a INT PATH '$.a')) AS t

-- [all] guard/parse: XMLTABLE of a text
SELECT x.a FROM XMLTABLE('/r/a' PASSING XMLPARSE(DOCUMENT '<r><a>1</a></r>') COLUMNS a TEXT PATH '.') AS x

-- [all] guard/node: ROWS FROM
SELECT * FROM ROWS FROM (QUERY_TO_XML('SELECT 1', true, true, '')) AS x

-- [all] guard/node: a lambda
SELECT LIST_TRANSFORM([1, 2], x -> (SELECT MAX(memo) FROM payroll)) AS x

-- [mysql postgres duckdb] guard/node [sqlite] guard/column: a list comprehension
SELECT [x FOR x IN (SELECT LIST(memo) FROM payroll)] AS x

-- [all] guard/function: APPLY of a function by its name
SELECT LIST_AGGREGATE([1, 2], 'sum') AS x

-- [all] guard/node: a function on a value
SELECT name.query_to_xml(true, true, '') AS x FROM products

-- [all] guard/node: a method of a table function
SELECT 'SELECT memo FROM payroll'.query() AS x
