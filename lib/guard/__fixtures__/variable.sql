-- [mysql] guard/variable: a session variable is read
SELECT @@version

-- [mysql] guard/variable: a global variable is read
SELECT @@global.secure_file_priv

-- [mysql] guard/variable: a user variable is set
SELECT @a := 1

-- [mysql] guard/variable: a user variable is read
SELECT @a

-- [postgres] guard/variable: a parameter with a dollar
SELECT name FROM customers WHERE id = $1

-- [mysql sqlite duckdb] guard/variable: a question mark
SELECT name FROM customers WHERE id = ?

-- [sqlite postgres] guard/variable: a named parameter
SELECT name FROM customers WHERE id = :id
