import { wordSet } from "./word-set";

/** PostgreSQL 13 and later. Source: PostgreSQL manual, chapter 9; only immutable functions, aggregates, the clock, and GENERATE_SERIES, whose bounds are checked. */
export const postgresFunctions = wordSet(`
  generate_series
  age array_agg array_length array_lower array_ndims array_position array_positions array_remove array_to_string array_upper
  bit_and bit_or bool_and bool_or btrim cardinality cbrt clock_timestamp corr covar_pop covar_samp date_bin date_trunc decode
  div encode every factorial gcd json_agg json_array_elements_text json_build_array json_build_object json_extract_path
  json_extract_path_text json_object json_object_agg json_typeof jsonb_agg jsonb_array_length jsonb_build_array
  jsonb_build_object jsonb_extract_path jsonb_extract_path_text jsonb_object_agg jsonb_typeof justify_days justify_hours
  justify_interval lcm make_date make_interval make_time make_timestamp make_timestamptz mode percentile_cont percentile_disc
  quote_literal regexp_count regexp_instr regexp_like regexp_match regexp_replace regexp_split_to_array regexp_substr
  regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy
  statement_timestamp string_agg string_to_array to_char to_date to_hex to_json to_jsonb to_number to_timestamp
  transaction_timestamp unistr width_bucket any_value min_scale scale isfinite
`);
