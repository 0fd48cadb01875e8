import type { TimeGrain } from "@/lib/execute/schema";
import { partOfTime } from "@/lib/guard/part-of-time";
import { isPercentage } from "@/lib/guard/percentage";
import { type Lineage, noLineage } from "@/lib/guard/scope";
import { bodyIf, type TreeNode, typeOf } from "@/lib/guard/tree";
import type { MeasureAggregate } from "@/lib/semantic/schema";
import type { SourceKind } from "@/lib/source/schema";

const aggregates: ReadonlyMap<string, MeasureAggregate> = new Map(
  Object.entries({
    sum: "sum",
    avg: "avg",
    min: "min",
    max: "max",
    count: "count",
  } as const),
);

/** Formats that cut a time down to a grain, in the spelling of strftime and DATE_FORMAT and of TO_CHAR. */
const grainOfFormat: ReadonlyMap<string, TimeGrain> = new Map(
  Object.entries({
    "%Y": "year",
    "%Y-01-01": "year",
    "%Y-%m": "month",
    "%Y-%m-01": "month",
    "%Y-%m-%d": "day",
    "%Y-%m-%d %H:00:00": "hour",
    "%Y-%m-%d %H:00": "hour",
    YYYY: "year",
    "YYYY-MM": "month",
    "YYYY-MM-01": "month",
    "YYYY-MM-DD": "day",
  } as const),
);
const grains: ReadonlySet<string> = new Set<TimeGrain>(["year", "quarter", "month", "week", "day", "hour"]);
const formatFunctions = new Set(["strftime", "date_format", "to_char", "time_to_str", "format_date"]);
const wrappers = new Set([
  "paren",
  "cast",
  "try_cast",
  "round",
  "window_function",
  "filter",
  "to_date",
  "ts_or_ds_to_date",
]);

/**
 * What a resolved expression is made of: a plain column, one aggregate of a column, a column cut to a grain, or a part of its time.
 * Anything else has no lineage. `ofColumn` knows the lineage of a column node.
 */
export function lineageOf(node: TreeNode, kind: SourceKind, ofColumn: (column: TreeNode) => Lineage): Lineage {
  const type = typeOf(node) ?? "";
  if (type === "column") return ofColumn(node);
  const alias = bodyIf(node, "alias");
  if (alias) return lineageOf(alias.this, kind, ofColumn);
  const body = node[type] as Record<string, unknown> | null;
  if (wrappers.has(type) && body) return lineageOf(body.this as TreeNode, kind, ofColumn);
  const aggregate = aggregates.get(type);
  if (aggregate && body) return lineageOfAggregate(aggregate, body, kind, ofColumn);
  const call = bodyIf(node, "function");
  if (call?.name.toLowerCase() === "round" && call.args[0]) return lineageOf(call.args[0], kind, ofColumn);
  if (isPercentage(node)) return { ...noLineage, percent: true };
  const taken = partOfTime(node, kind);
  const cut = taken ?? cutToGrain(node, type, body);
  if (!cut) return noLineage;
  const inner = lineageOf(cut.node, kind, ofColumn);
  if (!inner.source || inner.aggregate !== null) return noLineage;
  return "part" in cut ? { ...inner, grain: null, part: cut.part } : { ...inner, grain: cut.grain };
}

function lineageOfAggregate(
  aggregate: MeasureAggregate,
  body: Record<string, unknown>,
  kind: SourceKind,
  ofColumn: (column: TreeNode) => Lineage,
): Lineage {
  const distinct = aggregate === "count" && body.distinct === true;
  const named = distinct ? "count_distinct" : aggregate;
  if (!body.this) return { ...noLineage, aggregate: named };
  const { part: _, ...inner } = lineageOf(body.this as TreeNode, kind, ofColumn);
  return { ...inner, aggregate: named, grain: null };
}

function cutToGrain(
  node: TreeNode,
  type: string,
  body: Record<string, unknown> | null,
): { node: TreeNode; grain: TimeGrain } | null {
  if (!body) return null;
  if (type === "date") return { node: body.this as TreeNode, grain: "day" };
  if (type === "date_trunc" || type === "timestamp_trunc") {
    const grain = String(body.unit).toLowerCase();
    return grains.has(grain) ? { node: body.this as TreeNode, grain: grain as TimeGrain } : null;
  }
  const call = bodyIf(node, "function");
  const name = call?.name.toLowerCase() ?? type;
  const parts = call ? call.args : [body.this, body.format ?? body.expression].filter(Boolean);
  const texts = parts.map((part) => bodyIf(part, "literal")?.value);
  const value = parts.find((part) => bodyIf(part, "literal") === null) as TreeNode | undefined;
  const text = texts.find((item) => item !== undefined);
  if (!value || text === undefined) return name === "date" && value ? { node: value, grain: "day" } : null;
  if (name === "date_trunc" && grains.has(text.toLowerCase())) {
    return { node: value, grain: text.toLowerCase() as TimeGrain };
  }
  const grain = formatFunctions.has(name) ? grainOfFormat.get(text) : undefined;
  return grain ? { node: value, grain } : null;
}
