import { wordSet } from "./word-set";

/** SQLite 3.38 and later. Source: sqlite.org/lang_corefunc.html, lang_datefunc.html, lang_aggfunc.html, lang_mathfunc.html, json1.html. */
export const sqliteFunctions = wordSet(`
  acosh asinh atanh cosh sinh tanh glob group_concat json json_array json_group_array json_group_object json_object json_patch
  json_quote julianday like likely max median min octet_length quote soundex string_agg strftime sum timediff total typeof
  unicode unixepoch unlikely
`);
