import { wordSet } from "./word-set";

/**
 * Functions that only compute from their arguments on every engine that has them.
 * Left out on purpose, here and in the lists of the engines: what makes text of any wanted length (repeat, space, printf),
 * what makes rows (range, unnest), what sleeps, locks, reads files, settings, sessions or sequences.
 */
export const commonFunctions = wordSet(`
  count sum avg min max stddev stddev_pop stddev_samp variance var_pop var_samp
  row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
  coalesce nullif ifnull nvl if iif greatest least cast try_cast convert
  abs round floor ceil ceiling trunc truncate sign mod power pow sqrt exp ln log log10 log2 pi radians degrees
  sin cos tan cot asin acos atan atan2 rand random
  upper lower ucase lcase initcap length char_length character_length octet_length bit_length
  trim ltrim rtrim replace substring substr mid left right reverse concat concat_ws instr position locate strpos
  ascii char chr hex lpad rpad translate overlay md5 sha1 starts_with split_part
  date time datetime timestamp year quarter month week day hour minute second extract date_part
  current_date current_time current_timestamp localtime localtimestamp now
  grouping json_extract json_valid json_array_length json_type
`);

/** Functions whose second argument is the length of what they make: only a number up to this is allowed there. */
export const lengthFunctions = wordSet("lpad rpad");
export const lengthMax = 1_000;
