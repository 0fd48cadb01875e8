-- Texts that mean something else after decoding: full-width and zero-width characters, unicode and hexadecimal escapes, character set
-- introducers, national and escape strings. PayloadsAllTheThings "WAF bypass", sqlmap charunicodeescape and overlongutf8,
-- CVE-2025-1094 and CVE-2006-2314 (PostgreSQL quoting of invalid encodings), Trojan Source (CVE-2021-42574).

-- [all] unknown: a string in unicode escapes
SELECT U&'\0073\0065' AS s

-- [all] unknown: a name in unicode escapes
SELECT U&"\006d\0065\006d\006f" FROM payroll

-- [all] unknown: a table in unicode escapes
SELECT * FROM U&"p\0061yroll"

-- [all] unknown: unicode escapes with an escape character of their own
SELECT name FROM products WHERE name = U&'d!0061t!+000061' UESCAPE '!'

-- [all] unknown: an escape string whose quote is escaped
SELECT E'a\' UNION SELECT memo FROM payroll --' AS s

-- [all] unknown: an escape string in hexadecimal
SELECT E'\x27 OR 1=1 --' AS s

-- [all] unknown: an escape string in octal
SELECT E'\047 OR 1=1 --' AS s

-- [all] unknown: a string in hexadecimal
SELECT X'4d656d6f' AS s

-- [all] unknown: a number that is a string in hexadecimal
SELECT 0x73656c656374206d656d6f AS s

-- [all] unknown: a hexadecimal string as a table
SELECT * FROM 0x706179726f6c6c

-- [all] unknown: a bit string
SELECT B'0101' AS b

-- [all] unknown: a bit number
SELECT 0b1010011 AS b

-- [all] unknown: a charset introducer
SELECT _latin1'caf\u{e9}' AS s

-- [all] unknown: a charset introducer that swallows a backslash
SELECT _gbk'\u{bf}\' OR 1=1 -- ' AS s

-- [all] unknown: a charset introducer in front of hexadecimal
SELECT _utf8mb4 0x3c736372 COLLATE utf8mb4_bin AS s

-- [all] unknown: a binary introducer
SELECT _binary'a' AS s

-- [all] unknown: a national string
SELECT N'a' AS s

-- [all] unknown: a string of another charset by CONVERT
SELECT CONVERT('a' USING gbk) AS s

-- [all] unknown: a name in another charset by CONVERT
SELECT CONVERT(name USING latin1) FROM products

-- [all] unknown: a collation that tells letters apart
SELECT name FROM products WHERE name = 'a' COLLATE utf8mb4_bin

-- [all] unknown: a full-width table name
SELECT * FROM \u{ff50}\u{ff41}\u{ff59}\u{ff52}\u{ff4f}\u{ff4c}\u{ff4c}

-- [all] unknown: full-width letters in a keyword
\u{ff33}\u{ff25}\u{ff2c}\u{ff25}\u{ff23}\u{ff34} memo FROM payroll

-- [all] unknown: a full-width quote
SELECT name FROM products WHERE name = \u{ff07} OR 1=1 --\u{ff07}

-- [all] unknown: a typographic quote
SELECT name FROM products WHERE name = \u{2019}x\u{2019} OR 1=1

-- [all] unknown: a modifier letter that becomes a quote
SELECT name FROM products WHERE name = '\u{2bc} OR 1=1 --'

-- [all] unknown: a Cyrillic letter in a column
SELECT s\u{435}cret FROM employees

-- [all] unknown: a Kelvin sign for k
SELECT \u{212a}ind FROM products

-- [all] unknown: a dotless i
SELECT \u{131}d FROM products

-- [all] unknown: a long s
SELECT \u{17f}ecret FROM employees

-- [all] unknown: a zero-width space in a keyword
SEL\u{200b}ECT memo FROM payroll

-- [all] unknown: a zero-width joiner in a hidden column
SELECT sec\u{200d}ret FROM employees

-- [all] unknown: a zero-width non-joiner in a table
SELECT memo FROM pay\u{200c}roll

-- [all] unknown: a word joiner
SELECT memo FROM pay\u{2060}roll

-- [all] unknown: a byte-order mark
\u{feff}SELECT memo FROM payroll

-- [all] unknown: a soft hyphen
SELECT memo FROM pay\u{ad}roll

-- [all] unknown: a combining accent over a hidden column
SELECT secre\u{301}t FROM employees

-- [all] unknown: letters that are decomposed
SELECT n\u{61}\u{300}me FROM products

-- [all] unknown: text that runs backwards
SELECT name FROM products WHERE name = '\u{202e}llorяap\u{202c}'

-- [all] unknown: isolates that move a comment
SELECT name FROM products /*\u{2066} , memo \u{2069}*/

-- [all] unknown: a no-break space between words
SELECT\u{a0}memo\u{a0}FROM\u{a0}payroll

-- [all] unknown: an ideographic space between words
SELECT\u{3000}memo\u{3000}FROM\u{3000}payroll

-- [all] unknown: a Mongolian vowel separator between words
SELECT\u{180e}memo FROM payroll

-- [all] unknown: a vertical tab between words
SELECT\u{b}memo\u{b}FROM\u{b}payroll

-- [all] unknown: a delete character
SELECT na\u{7f}me FROM products

-- [all] unknown: a backspace in a string
SELECT name FROM products WHERE name = 'a\u{8}b'

-- [all] unknown: a lone surrogate
SELECT name FROM products WHERE name = '\u{d800}'

-- [all] unknown: a null byte in a name
SELECT name FROM products WHERE "na\u{0}me" = 1

-- [all] unknown: an escaped null in a MySQL string
SELECT 'a\0b' AS s

-- [all] unknown: an escape of percent, which keeps its backslash
SELECT name FROM products WHERE name LIKE '\%'

-- [all] unknown: a string over two lines
SELECT 'a'
'b' AS s

-- [all] unknown: strings beside each other
SELECT 'a' 'b' AS s

-- [all] unknown: a tag character
SELECT name FROM products WHERE name = '\u{e0041}'

-- [all] unknown: a private character
SELECT name FROM products WHERE name = '\u{f8ff}'

-- [all] unknown: a hexadecimal function that decodes a query
SELECT UNHEX('53454c454354') AS s

-- [all] unknown: a base64 text that is decoded
SELECT FROM_BASE64('U0VMRUNU') AS s

-- [all] unknown: characters by their numbers
SELECT CHAR(83, 69, 76) AS s
