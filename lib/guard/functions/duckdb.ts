import { wordSet } from "./word-set";

/** DuckDB 1.x. Source: duckdb.org/docs, functions; nothing that reads files, settings or the environment, nothing that makes rows but GENERATE_SERIES, whose bounds are checked. */
export const duckdbFunctions = wordSet(`
  generate_series
  age any_value approx_count_distinct approx_quantile arg_max arg_min argmax argmin array_agg array_length array_to_string bit_and
  bit_count bit_or bit_xor bool_and bool_or cbrt century contains corr count_if count_star covar_pop covar_samp damerau_levenshtein
  date_add date_diff date_sub date_trunc datediff datepart datesub datetrunc day dayname dayofmonth dayofweek dayofyear decade editdist3
  ends_with entropy epoch epoch_ms era even factorial favg first format_bytes fsum gcd geomean greatest_common_divisor
  group_concat histogram hour hamming isodow isfinite isinf isnan isoyear jaccard jaro_similarity jaro_winkler_similarity json_array
  json_contains json_extract_string json_keys json_object julian kurtosis last last_day lcm len levenshtein list list_contains
  list_distinct list_extract list_max list_min list_sort list_sum list_avg listagg mad make_date make_time make_timestamp max_by
  mean median microsecond millennium millisecond min_by mode monthname nfc_normalize prefix product quantile quantile_cont
  quantile_disc percentile_cont percentile_disc regexp_extract regexp_full_match regexp_matches regexp_replace regr_avgx regr_avgy
  regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy round_even sem skewness string_agg str_split
  string_split strftime strip_accents strlen strptime suffix sumkahan kahan_sum timezone to_days to_hours to_minutes to_months
  to_seconds to_timestamp to_weeks to_years today try_strptime typeof unicode weekday weekofyear xor yearweek
  to_quarters time_bucket json_extract_path_text unbin array_contains list_count if nullif
`);
