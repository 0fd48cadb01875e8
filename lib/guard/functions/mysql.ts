import { wordSet } from "./word-set";

/** MySQL 8 and MariaDB. Source: MySQL 8.0 manual, chapters 14.5 to 14.20. */
export const mysqlFunctions = wordSet(`
  adddate addtime any_value bit_and bit_count bit_or bit_xor conv crc32 curdate curtime date_add date_format
  date_sub datediff dayname dayofmonth dayofweek dayofyear elt field find_in_set format from_days from_unixtime
  group_concat inet_aton inet_ntoa insert interval isnull json_arrayagg json_contains json_contains_path
  json_depth json_keys json_length json_object json_objectagg json_array json_overlaps json_search json_unquote
  json_value last_day like makedate maketime microsecond monthname ord period_add period_diff quote
  regexp_instr regexp_like regexp_replace regexp_substr sec_to_time sha sha2 soundex std str_to_date strcmp subdate
  substring_index subtime sysdate time_format time_to_sec timediff timestampadd timestampdiff to_days to_seconds
  unhex unix_timestamp utc_date utc_time utc_timestamp weekday weekofyear yearweek median percentile_cont percentile_disc
`);
