import { filledTree, type ParameterValue } from "@/lib/guard/fill-parameters";
import { Refused } from "@/lib/guard/refused";
import { onlyQuery } from "@/lib/guard/rules/one-query";
import { parseStatements, printStatement } from "@/lib/guard/sql-text";
import { bodyIf, type OrderByClause, setBodyIf, type TreeNode } from "@/lib/guard/tree";
import { fail, ok, type Result } from "@/lib/result";
import { quoteName } from "@/lib/semantic/quote-name";
import type { Cell, SourceKind } from "@/lib/source/schema";

/** What must hold of a column of a query's result. `as`: what kind of values it holds. */
export type OutputCondition = { readonly column: string; readonly as: "text" | "number" | "date" } & (
  | { readonly kind: "is"; readonly values: readonly Cell[]; readonly negated: boolean }
  | { readonly kind: "within"; readonly from: Cell; readonly to: Cell; readonly withEnd: boolean }
  | { readonly kind: "text"; readonly operator: "contains" | "eq" | "starts_with"; readonly text: string }
);

/**
 * A query around another that keeps the rows of its result that meet the conditions. The inner one stays as it is, a LIMIT of its own
 * included; its order is kept where the result shows what it is sorted by. Any of the conditions in a row must hold, of each row one.
 * Values enter as leaves of the tree. The result is still to be checked like any other SQL. Pure.
 * `columns`: the names of the result, in order. **Fails** guard/parse, guard/not-one-select, guard/statement, guard/limit, guard/parameter.
 */
export function filterOutput(
  sql: string,
  {
    kind,
    columns,
    conditions,
  }: { kind: SourceKind; columns: readonly string[]; conditions: readonly (readonly OutputCondition[])[] },
): Result<string> {
  try {
    const inner = onlyQuery(parseStatements(sql, kind));
    const writing: Writing = { kind, values: new Map() };
    const where = conditions.map((any) => `(${any.map((one) => written(one, writing)).join(" OR ") || "1 = 0"})`);
    const order = orderOf(inner, columns).map(({ name, desc }) => `${nameIn(name, kind)}${desc ? " DESC" : ""}`);
    const sorted = order.length === 0 ? "" : ` ORDER BY ${order.join(", ")}`;
    const frame = `SELECT * FROM (SELECT 1) AS ${shown} WHERE ${where.join(" AND ")}${sorted}`;
    return ok(printStatement(around(filledTree(frame, writing.values, kind), inner), kind));
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal);
    throw error;
  }
}

const shown = "querent_shown";
const nameIn = (name: string, kind: SourceKind) => `${shown}.${quoteName(name, kind)}`;

type Writing = { readonly kind: SourceKind; readonly values: Map<string, ParameterValue> };

/** Names are quoted, operators are words of this file, and each value is a parameter that becomes a leaf of the tree. */
function written(condition: OutputCondition, writing: Writing): string {
  const column = nameIn(condition.column, writing.kind);
  const put = (value: Cell, as = condition.as) => {
    const name = `value_${writing.values.size}`;
    writing.values.set(name, { kind: as, value });
    return `{{${name}}}`;
  };
  switch (condition.kind) {
    case "is": {
      const known = condition.values.filter((value) => value !== null);
      const hasNull = known.length < condition.values.length;
      const list = known.length === 0 ? "1 = 0" : `${column} IN (${known.map((value) => put(value)).join(", ")})`;
      const is = hasNull ? `(${list} OR ${column} IS NULL)` : list;
      if (!condition.negated) return is;
      return hasNull ? `NOT ${is}` : `(NOT (${is}) OR ${column} IS NULL)`;
    }
    case "within": {
      const from = condition.from === null ? [] : [`${column} >= ${put(condition.from)}`];
      const to = condition.to === null ? [] : [`${column} ${condition.withEnd ? "<=" : "<"} ${put(condition.to)}`];
      return [...from, ...to].join(" AND ") || "1 = 1";
    }
    case "text": {
      const text = `LOWER(CAST(${column} AS ${writing.kind === "mysql" ? "CHAR" : "TEXT"}))`;
      const wanted = condition.text.toLowerCase();
      if (condition.operator === "eq") return `${text} = ${put(wanted, "text")}`;
      const pattern = `${condition.operator === "contains" ? "%" : ""}${wanted.replace(/[!%_]/g, "!$&")}%`;
      return `${text} LIKE ${put(pattern, "text")} ESCAPE '!'`;
    }
  }
}

/** The frame with the query in the place of the one that stands there. */
function around(frame: TreeNode, inner: TreeNode): TreeNode {
  const select = bodyIf(frame, "select");
  const [from] = select?.from?.expressions ?? [];
  const subquery = bodyIf(from, "subquery");
  if (!select?.from || !subquery) throw new Refused("guard/parse", { near: "" });
  return { select: { ...select, from: { ...select.from, expressions: [{ subquery: { ...subquery, this: inner } }] } } };
}

type Sorting = { readonly name: string; readonly desc: boolean };

/** What the rows are sorted by, as far as the result shows it; what follows something that it does not show says nothing any more. */
function orderOf(query: TreeNode, columns: readonly string[]): Sorting[] {
  const order: OrderByClause | null = (bodyIf(query, "select") ?? setBodyIf(query))?.order_by ?? null;
  const sorting: Sorting[] = [];
  for (const { this: node, desc } of order?.expressions ?? []) {
    const name = shownName(node, query, columns);
    if (name === undefined) break;
    sorting.push({ name, desc });
  }
  return sorting;
}

function shownName(node: TreeNode, query: TreeNode, columns: readonly string[]): string | undefined {
  const literal = bodyIf(node, "literal");
  if (literal?.literal_type === "number") return columns[Number(literal.value) - 1];
  const column = bodyIf(node, "column");
  const alike = (name: string) => columns.find((known) => known.toLowerCase() === name.toLowerCase());
  if (column && !column.table && alike(column.name.name) !== undefined) return alike(column.name.name);
  const index = (bodyIf(query, "select")?.expressions ?? []).findIndex((item) => isSame(item, node));
  return columns.length === bodyIf(query, "select")?.expressions.length ? columns[index] : undefined;
}

const isSame = (item: TreeNode, node: TreeNode): boolean =>
  JSON.stringify(bodyIf(item, "alias")?.this ?? item, bare) === JSON.stringify(node, bare);
/** Without where it was written. */
const bare = (key: string, value: unknown) => (key === "span" ? undefined : value);
