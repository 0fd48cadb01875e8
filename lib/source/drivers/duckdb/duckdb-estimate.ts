import type { EstimateOptions } from "@/lib/source/driver";
import { fieldsOf, listOf, numberOf, type PlanFields } from "@/lib/source/drivers/plan-fields";

type TableRows = EstimateOptions["tableRows"];

const nameOf = (node: PlanFields) => String(node.name ?? "").trim();
const isLimit = (node: PlanFields) => /^(STREAMING_)?LIMIT/.test(nameOf(node));
/** Operators that read all rows below them before they give the first. */
const collects = (node: PlanFields) => /GROUP_BY|AGGREGATE|TOP_N|ORDER_BY|^WINDOW|DISTINCT/.test(nameOf(node));
/** Joins that look at every pair of rows. */
const pairs = (node: PlanFields) => /^(CROSS_PRODUCT|NESTED_LOOP_JOIN|BLOCKWISE_NL_JOIN)/.test(nameOf(node));

/** Rows that come out of an operator; where the plan does not say, those that go in. */
function rowsOf(node: PlanFields): number {
  const said = numberOf(fieldsOf(node.extra_info)?.["Estimated Cardinality"]);
  if (said !== null) return said;
  const below = listOf(node.children).map(rowsOf);
  return pairs(node) ? below.reduce((product, rows) => product * rows, 1) : Math.max(1, ...below);
}

function readByScan(node: PlanFields, tableRows: TableRows): number {
  const path = String(fieldsOf(node.extra_info)?.Table ?? "").split(".");
  const name = path.at(-1) ?? "";
  const schema = path.at(-2) ?? "main";
  // A filter that is part of the scan makes its rows fewer, not those that are read.
  return Math.max(rowsOf(node), tableRows({ schema: schema === "main" ? null : schema, name }) ?? 0);
}

function reads(node: PlanFields, share: number, tableRows: TableRows): number {
  const children = listOf(node.children);
  if (children.length === 0) return readByScan(node, tableRows) * share;
  let rows = pairs(node) ? share * children.map(rowsOf).reduce((product, count) => product * count, 1) : 0;
  for (const [index, child] of children.entries()) {
    // The second side of a join is read whole before the first row comes out.
    const whole = collects(node) || (index > 0 && nameOf(node) !== "UNION");
    rows += reads(child, whole ? 1 : share, tableRows);
  }
  return rows;
}

/**
 * Rows that DuckDB would read, by EXPLAIN (FORMAT json). The plan names the LIMIT without its number; `stopsAfter` is that.
 * Nulls: a form that is not known.
 */
export function duckdbEstimate(
  plan: unknown,
  { tableRows, stopsAfter }: Pick<EstimateOptions, "tableRows" | "stopsAfter">,
): { rows: number } | null {
  const root = listOf(plan)[0];
  if (root === undefined) return null;
  const share = stopsAfter === null || !isLimit(root) ? 1 : Math.min(1, stopsAfter / rowsOf(root));
  return { rows: Math.round(reads(root, share, tableRows)) };
}

/** The same plan for people: an operator a line with what it says of itself, those that feed it below, further in. */
export function duckdbPlanLines(plan: unknown): string[] {
  const linesOf = (node: PlanFields, depth: number): string[] => {
    const { "Estimated Cardinality": rows, ...info } = fieldsOf(node.extra_info) ?? {};
    const said = Object.entries(info).map(([name, value]) => `${name}: ${[value].flat().join(", ")}`);
    const line = [nameOf(node), ...said.filter((one) => !one.endsWith(": ")), ...(rows ? [`~${rows} rows`] : [])];
    return ["  ".repeat(depth) + line.join(" · "), ...listOf(node.children).flatMap((one) => linesOf(one, depth + 1))];
  };
  return listOf(plan).flatMap((root) => linesOf(root, 0));
}
