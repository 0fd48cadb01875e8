import { parseStatements } from "@/lib/guard/sql-text";
import { bodyIf, type TreeNode, typeOf } from "@/lib/guard/tree";
import type { SourceKind } from "@/lib/source/schema";

/** A table as a query names it; once for each place where it is read. */
export type ReadTable = { readonly schema: string | null; readonly name: string; readonly alias: string | null };

export type QueryShape = {
  readonly tables: readonly ReadTable[];
  /** The outermost LIMIT, when nothing has to be sorted, grouped or compared before it; else null. */
  readonly stopsAfter: number | null;
};

/** Nodes that need all rows before they give the first, wherever one stands among what is selected. */
const collecting: ReadonlySet<string> = new Set(
  `
  aggregate_function window window_function
  count sum avg min max group_concat string_agg list_agg array_agg count_if sum_if stddev stddev_pop stddev_samp variance var_pop
  var_samp median mode first last any_value arg_max arg_min approx_distinct approx_count_distinct logical_and logical_or skewness
  percentile_cont percentile_disc quantile approx_quantile corr covar_samp covar_pop regr_slope regr_intercept regr_r2 regr_count
  row_number rank dense_rank n_tile ntile lead lag first_value last_value nth_value percent_rank cume_dist
  `
    .trim()
    .split(/\s+/),
);

function visit(value: unknown, see: (node: TreeNode) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (typeOf(value) !== null) see(value as TreeNode); // an object with one key: see typeOf
  for (const child of Object.values(value)) visit(child, see);
}

function tablesOf(tree: TreeNode): ReadTable[] {
  const tables: ReadTable[] = [];
  visit(tree, (node) => {
    const table = bodyIf(node, "table");
    if (!table) return;
    tables.push({
      schema: table.schema?.name ?? null,
      name: table.name.name,
      alias: table.alias?.name ?? null,
    });
  });
  return tables;
}

function stopsAfter(tree: TreeNode): number | null {
  const select = bodyIf(tree, "select");
  if (!select?.limit) return null;
  const limit = Number(bodyIf(select.limit.this, "literal")?.value ?? Number.NaN);
  const offset = Number(bodyIf(select.offset?.this, "literal")?.value ?? 0);
  const { group_by, having, qualify, order_by, distinct, distinct_on } = select;
  let collects = [group_by, having, qualify, order_by, distinct_on].some((clause) => Boolean(clause)) || distinct;
  visit(select.expressions, (node) => {
    collects ||= collecting.has(typeOf(node) ?? "");
  });
  return collects || !Number.isFinite(limit + offset) ? null : limit + offset;
}

/** What of a checked text decides how much it reads. Nulls: a text that cannot be read again. */
export function queryShape(text: string, kind: SourceKind): QueryShape | null {
  try {
    const [tree] = parseStatements(text, kind);
    return tree === undefined ? null : { tables: tablesOf(tree), stopsAfter: stopsAfter(tree) };
  } catch {
    return null; // the guard printed it, so it can be run; only what it costs is not known beforehand
  }
}
