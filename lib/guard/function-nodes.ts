/**
 * Functions that the parser knows by a node type of their own. Each only computes from its arguments (or reads the clock).
 * Which of them an engine may be asked for is decided by name, see `functions/`.
 */
export const functionNodes: ReadonlySet<string> = new Set(
  `
  upper lower length trim l_trim r_trim replace reverse left right lpad rpad substring concat_ws initcap ascii chr char_func
  position str_position starts_with ends_with contains split split_part substring_index overlay byte_length hex unicode levenshtein soundex
  regexp_like regexp_i_like regexp_replace regexp_extract regexp_full_match regexp_count
  abs round floor ceil power sqrt cbrt ln log exp sign greatest least mod_func trunc_func pi radians degrees
  sin cos tan asin acos atan atan2 is_nan is_inf random rand width_bucket
  current_date current_time current_timestamp localtime localtimestamp at_time_zone
  date_add date_sub date_diff date_trunc extract to_date to_timestamp date time year month day hour minute second
  day_of_week day_of_week_iso day_of_month day_of_year week_of_year week quarter monthname dayname last_day epoch epoch_ms from_unixtime
  unix_timestamp make_date make_timestamp timestamp_trunc date_format format_date str_to_date time_to_str str_to_time number_to_str
  ts_or_ds_to_date ts_or_ds_add ts_or_ds_diff unix_to_time time_str_to_time timestamp_diff timestamp_add timestamp_sub datetime_diff
  datetime_add datetime_sub datetime_trunc add_months months_between date_str_to_date add_months
  coalesce null_if if_func if_null nvl nvl2
  count sum avg min max group_concat string_agg list_agg array_agg count_if sum_if stddev stddev_pop stddev_samp variance var_pop
  var_samp median mode first last any_value arg_max arg_min approx_distinct approx_count_distinct logical_and logical_or skewness
  percentile_cont percentile_disc quantile approx_quantile corr covar_samp covar_pop regr_slope regr_intercept regr_r2 regr_count
  row_number rank dense_rank n_tile ntile lead lag first_value last_value nth_value percent_rank cume_dist
  array_length array_size cardinality array_contains array_to_string array_join
  json_extract json_extract_scalar json_extract_path json_value json_array_length json_type
  typeof convert safe_divide grouping
  `
    .trim()
    .split(/\s+/),
);
