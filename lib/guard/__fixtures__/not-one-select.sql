-- [all] guard/not-one-select: two statements
SELECT 1; SELECT 2

-- [all] guard/not-one-select: a read and then a write
SELECT name FROM customers; DROP TABLE customers

-- [all] guard/not-one-select: a write after a comment
SELECT name FROM customers; /* x */ DELETE FROM customers

-- [all] guard/not-one-select: nothing but a comment
-- nothing
