-- Texts that mean something else after decoding: full-width and zero-width characters, unicode and hexadecimal escapes, character set
-- introducers, national and escape strings. PayloadsAllTheThings "WAF bypass", sqlmap charunicodeescape and overlongutf8,
-- CVE-2025-1094 and CVE-2006-2314 (PostgreSQL quoting of invalid encodings), Trojan Source (CVE-2021-42574).

-- [all] guard/node: a string in unicode escapes
SELECT U&'\0073\0065' AS s

-- [all] guard/table: a name in unicode escapes
SELECT U&"\006d\0065\006d\006f" FROM payroll

-- [all] guard/parse: a table in unicode escapes
SELECT * FROM U&"p\0061yroll"

-- [all] guard/node: unicode escapes with an escape character of their own
SELECT name FROM products WHERE name = U&'d!0061t!+000061' UESCAPE '!'

-- [all] guard/node: an escape string whose quote is escaped
SELECT E'a\' UNION SELECT memo FROM payroll --' AS s

-- [all] guard/node: an escape string in hexadecimal
SELECT E'\x27 OR 1=1 --' AS s

-- [all] guard/node: an escape string in octal
SELECT E'\047 OR 1=1 --' AS s

-- [all] guard/node: a string in hexadecimal
SELECT X'4d656d6f' AS s

-- [mysql sqlite] guard/node [postgres duckdb] guard/parse: a number that is a string in hexadecimal
SELECT 0x73656c656374206d656d6f AS s

-- [all] guard/parse: a hexadecimal string as a table
SELECT * FROM 0x706179726f6c6c

-- [all] guard/node: a bit string
SELECT B'0101' AS b

-- [mysql] guard/column [postgres sqlite duckdb] guard/parse: a bit number
SELECT 0b1010011 AS b

-- [mysql] guard/node [postgres sqlite duckdb] guard/parse: a charset introducer
SELECT _latin1'caf\u{e9}' AS s

-- [mysql] guard/node [postgres sqlite duckdb] guard/parse: a charset introducer that swallows a backslash
SELECT _gbk'\u{bf}\' OR 1=1 -- ' AS s

-- [mysql] guard/node [postgres sqlite duckdb] guard/parse: a charset introducer in front of hexadecimal
SELECT _utf8mb4 0x3c736372 COLLATE utf8mb4_bin AS s

-- [mysql] guard/node [postgres sqlite duckdb] guard/parse: a binary introducer
SELECT _binary'a' AS s

-- [all] guard/node: a national string
SELECT N'a' AS s

-- [all] accepted: a string of another charset by CONVERT
SELECT CONVERT('a' USING gbk) AS s

-- [all] accepted: a name in another charset by CONVERT
SELECT CONVERT(name USING latin1) FROM products

-- [all] accepted: a collation that tells letters apart
SELECT name FROM products WHERE name = 'a' COLLATE utf8mb4_bin

-- [all] guard/table: a full-width table name
SELECT * FROM \u{ff50}\u{ff41}\u{ff59}\u{ff52}\u{ff4f}\u{ff4c}\u{ff4c}

-- [all] guard/parse: full-width letters in a keyword
\u{ff33}\u{ff25}\u{ff2c}\u{ff25}\u{ff23}\u{ff34} memo FROM payroll

-- [all] guard/parse: a full-width quote
SELECT name FROM products WHERE name = \u{ff07} OR 1=1 --\u{ff07}

-- [all] accepted: a typographic quote
SELECT name FROM products WHERE name = \u{2019}x\u{2019} OR 1=1

-- [all] accepted: a modifier letter that becomes a quote
SELECT name FROM products WHERE name = '\u{2bc} OR 1=1 --'

-- [all] guard/column: a Cyrillic letter in a column
SELECT s\u{435}cret FROM employees

-- [all] guard/column: a Kelvin sign for k
SELECT \u{212a}ind FROM products

-- [all] guard/column: a dotless i
SELECT \u{131}d FROM products

-- [all] guard/column: a long s
SELECT \u{17f}ecret FROM employees

-- [all] guard/text: a zero-width space in a keyword
SEL\u{200b}ECT memo FROM payroll

-- [all] guard/parse: a zero-width joiner in a hidden column
SELECT sec\u{200d}ret FROM employees

-- [all] guard/parse: a zero-width non-joiner in a table
SELECT memo FROM pay\u{200c}roll

-- [all] guard/text: a word joiner
SELECT memo FROM pay\u{2060}roll

-- [all] guard/text: a byte-order mark
\u{feff}SELECT memo FROM payroll

-- [all] guard/text: a soft hyphen
SELECT memo FROM pay\u{ad}roll

-- [all] guard/parse: a combining accent over a hidden column
SELECT secre\u{301}t FROM employees

-- [all] guard/parse: letters that are decomposed
SELECT n\u{61}\u{300}me FROM products

-- [all] guard/text: text that runs backwards
SELECT name FROM products WHERE name = '\u{202e}llorяap\u{202c}'

-- [all] guard/text: isolates that move a comment
SELECT name FROM products /*\u{2066} , memo \u{2069}*/

-- [all] guard/table: a no-break space between words
SELECT\u{a0}memo\u{a0}FROM\u{a0}payroll

-- [all] guard/table: an ideographic space between words
SELECT\u{3000}memo\u{3000}FROM\u{3000}payroll

-- [all] guard/text: a Mongolian vowel separator between words
SELECT\u{180e}memo FROM payroll

-- [all] guard/text: a vertical tab between words
SELECT\u{b}memo\u{b}FROM\u{b}payroll

-- [all] guard/text: a delete character
SELECT na\u{7f}me FROM products

-- [all] guard/text: a backspace in a string
SELECT name FROM products WHERE name = 'a\u{8}b'

-- [all] guard/text: a lone surrogate
SELECT name FROM products WHERE name = '\u{d800}'

-- [all] guard/text: a null byte in a name
SELECT name FROM products WHERE "na\u{0}me" = 1

-- [mysql] guard/text [postgres sqlite duckdb] accepted: an escaped null in a MySQL string
SELECT 'a\0b' AS s

-- [all] accepted: an escape of percent, which keeps its backslash
SELECT name FROM products WHERE name LIKE '\%'

-- [all] accepted: a string over two lines
SELECT 'a'
'b' AS s

-- [all] accepted: strings beside each other
SELECT 'a' 'b' AS s

-- [all] guard/text: a tag character
SELECT name FROM products WHERE name = '\u{e0041}'

-- [all] guard/text: a private character
SELECT name FROM products WHERE name = '\u{f8ff}'

-- [mysql] accepted [postgres sqlite duckdb] guard/function: a hexadecimal function that decodes a query
SELECT UNHEX('53454c454354') AS s

-- [all] guard/function: a base64 text that is decoded
SELECT FROM_BASE64('U0VMRUNU') AS s

-- [all] accepted: characters by their numbers
SELECT CHAR(83, 69, 76) AS s
