-- [all] guard/ambiguous: a column of two tables
SELECT name FROM customers JOIN products ON products.id = customers.id
