-- [postgres] guard/into: SELECT INTO a table
SELECT * INTO stolen FROM customers

-- [mysql] guard/into: INTO a variable
SELECT name INTO @x FROM customers
