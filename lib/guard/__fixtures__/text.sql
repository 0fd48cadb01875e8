-- [all] guard/text: a null byte
SELECT name FROM customers\u{0} WHERE id = 1

-- [all] guard/text: a null byte in a string
SELECT name FROM customers WHERE name = 'a\u{0}b'

-- [all] guard/text: a text that runs backwards
SELECT name FROM customers WHERE name = '\u{202e}a'

-- [all] guard/text: a space without width
SELECT na\u{200b}me FROM customers

-- [all] guard/text: a byte-order mark
\u{feff}SELECT name FROM customers

-- [all] guard/text: an escape character
SELECT name FROM customers WHERE name = '\u{1b}[2J'

-- [all] guard/text: a soft hyphen in a name
SELECT na\u{ad}me FROM customers

-- [all] guard/text: a code point without meaning
SELECT name FROM customers WHERE name = '\u{e000}'
