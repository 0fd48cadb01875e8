import type { TimePart } from "@/lib/execute/schema";
import { bodyIf, type TreeNode, typeOf } from "@/lib/guard/tree";
import type { SourceKind } from "@/lib/source/schema";

type Part = { readonly node: TreeNode; readonly part: TimePart };

/** Fields of EXTRACT and DATE_PART. DOW is left out: it counts from Sunday on one engine, from 0 on all. */
const partOfField: ReadonlyMap<string, TimePart> = new Map([
  ["hour", "hour_of_day"],
  ["isodow", "day_of_week"],
  ["month", "month_of_year"],
  ["quarter", "quarter_of_year"],
]);
const partOfFormat: ReadonlyMap<string, TimePart> = new Map([
  ["%H", "hour_of_day"],
  ["%m", "month_of_year"],
]);

/**
 * The number that an expression takes out of a time, when it counts as `TimePart` says (Monday is 1): HOUR(x), EXTRACT(MONTH FROM x),
 * WEEKDAY(x) + 1, and the arithmetic that SQLite needs. Nulls: null for anything else.
 */
export function partOfTime(node: TreeNode, kind: SourceKind): Part | null {
  const type = typeOf(node) ?? "";
  if (type === "hour" || type === "month" || type === "quarter") {
    return partNamed(type, (node[type] as { this?: TreeNode } | null)?.this);
  }
  if (type === "extract") {
    const { this: time, field } = node.extract as { this?: TreeNode; field: string | { Custom?: string } };
    return partNamed(typeof field === "string" ? field : (field.Custom ?? ""), time);
  }
  const call = bodyIf(node, "function");
  if (call) return partCalled(call.name.toLowerCase(), call.args);
  return kind === "mysql" ? weekdayOfMysql(node) : kind === "sqlite" ? partOfSqlite(node) : null;
}

function partNamed(field: string, time: TreeNode | undefined): Part | null {
  const part = partOfField.get(field.toLowerCase());
  return part && time ? { node: time, part } : null;
}

function partCalled(name: string, [first, second]: readonly TreeNode[]): Part | null {
  if (name === "date_part") return partNamed(bodyIf(first, "literal")?.value ?? "", second);
  if (name === "strftime") return formatted(first, second) ?? formatted(second, first);
  return partNamed(name, first);
}

function formatted(format: TreeNode | undefined, time: TreeNode | undefined): Part | null {
  const part = partOfFormat.get(bodyIf(format, "literal")?.value ?? "");
  return part && time ? { node: time, part } : null;
}

/** The two sides of an operation whose right side is the number. */
function withNumber(node: unknown, operation: "add" | "mod" | "div", number: string): TreeNode | null {
  if (typeOf(node) !== operation) return null;
  const { left, right } = (node as TreeNode)[operation] as { left: TreeNode; right: TreeNode };
  if (bodyIf(right, "literal")?.value !== number) return null;
  return bodyIf(left, "paren")?.this ?? left;
}

/** MySQL's WEEKDAY counts from Monday, 0. */
function weekdayOfMysql(node: TreeNode): Part | null {
  const call = bodyIf(withNumber(node, "add", "1"), "function");
  const [time] = call?.args ?? [];
  return call?.name.toLowerCase() === "weekday" && time ? { node: time, part: "day_of_week" } : null;
}

function partOfSqlite(node: TreeNode): Part | null {
  const quarter = sqliteFormat(withNumber(withNumber(node, "div", "3"), "add", "2"), "%m");
  if (quarter) return { node: quarter, part: "quarter_of_year" };
  const weekday = sqliteFormat(withNumber(withNumber(withNumber(node, "add", "1"), "mod", "7"), "add", "6"), "%w");
  return weekday ? { node: weekday, part: "day_of_week" } : null;
}

/** What CAST(STRFTIME(format, time) AS …) formats. */
function sqliteFormat(node: TreeNode | null, format: string): TreeNode | null {
  const call = bodyIf(bodyIf(node, "cast")?.this, "function");
  const isFormat = call?.name.toLowerCase() === "strftime" && bodyIf(call.args[0], "literal")?.value === format;
  return isFormat ? (call.args[1] ?? null) : null;
}
