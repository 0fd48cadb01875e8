import { Refused } from "@/lib/guard/refused";
import { branchesOf } from "@/lib/guard/rules/one-query";
import { sameName } from "@/lib/guard/scope";
import { type Bodies, bodyIf, type SetBody, type TreeNode, typeOf } from "@/lib/guard/tree";

/** Rounds that a counter may be allowed to take. */
const roundsMax = 10_000;

/** Whether a query reads a CTE by name (a table of that name with a schema is not meant). */
export function readsItself(value: unknown, name: string): boolean {
  if (typeof value !== "object" || value === null) return false;
  const table = bodyIf(value, "table");
  if (table && !table.schema && sameName(table.name.name, name)) return true;
  return Object.values(value).some((child) => readsItself(child, name));
}

/**
 * A recursive CTE must end by itself. Three forms do: UNION (without ALL) whose recursive part gives plain columns only,
 * which finds nothing new in the end; a counter that grows by a number and is compared with a number
 * (`level + 1` … `WHERE level < 10`); and a date that grows by days or more and is compared with something that stays
 * (`DATE_ADD(day, INTERVAL 1 DAY)` … `WHERE day < CURRENT_DATE`). With a counter, a round must not multiply: whatever else is read is
 * joined by something that is equal, and no text is put together of itself twice.
 * Fails: guard/recursion.
 */
export function checkRecursion(union: SetBody, cte: { name: string; columns: readonly string[] }): void {
  const [part, another] = branchesOf(union.right);
  const select = part && bodyIf(part, "select");
  if (!select || another) throw new Refused("guard/recursion");
  const values = select.expressions.map((node) => bodyIf(node, "alias")?.this ?? node);
  if (!union.all && values.every((node) => bodyIf(node, "column") || bodyIf(node, "literal"))) return;
  const owners = namesOf(select, cte.name);
  const counters = values.flatMap((node, index) => {
    const name = cte.columns[index];
    const growth = name === undefined ? null : growthOf(node, { name, owners });
    return name !== undefined && growth ? [{ name, growth }] : [];
  });
  const conditions = [select.where_clause?.this, ...innerJoinConditions(select)].flatMap(conjuncts);
  const bounded = conditions.some((condition) =>
    counters.some(({ name, growth }) => isBound(condition, { name, owners }, growth, cte.name)),
  );
  const readTwice = owners.size > 1;
  if (!bounded || readTwice || multipliesRows(select, conditions) || values.some(doublesText))
    throw new Refused("guard/recursion");
}

/** A column of the CTE: its name, and what may stand in front of it. */
type Own = { readonly name: string; readonly owners: ReadonlySet<string> };

/** What the CTE is called where its recursive part reads it. A column of that name elsewhere is not the counter. */
function namesOf({ from, joins }: Bodies["select"], cte: string): ReadonlySet<string> {
  const tables = [...(from?.expressions ?? []), ...(joins ?? []).map((join) => join.this)].flatMap((node) => {
    const table = bodyIf(node, "table");
    return table && !table.schema && sameName(table.name.name, cte) ? [table.alias?.name ?? table.name.name] : [];
  });
  return new Set(tables.map((name) => name.toLowerCase()));
}

/** Each round reads all of another table for each row: 3, 9, 27 … rows, whatever the counter says. */
function multipliesRows(select: Bodies["select"], conditions: readonly TreeNode[]): boolean {
  const joins = select.joins ?? [];
  if ((select.from?.expressions.length ?? 0) + joins.length < 2) return false;
  const all = [...conditions, ...joins.flatMap((join) => conjuncts(join.on))];
  return !all.some(isLink) && !joins.some((join) => join.using.length > 0);
}

/** Whether a condition ties a column to one of another table. */
function isLink(node: TreeNode): boolean {
  const sides = node.eq as { left: TreeNode; right: TreeNode } | undefined;
  const [left, right] = sides ? [sides.left, sides.right].map((side) => bodyIf(withoutCast(side), "column")) : [];
  if (!left || !right) return false;
  if (left.table && right.table) return !sameName(left.table.name, right.table.name);
  return !sameName(left.name.name, right.name.name);
}

/** `t || t` is twice as long in each round. */
function doublesText(node: TreeNode): boolean {
  const parts = partsOf(node).flatMap((part) => bodyIf(withoutCast(part), "column")?.name.name.toLowerCase() ?? []);
  return new Set(parts).size < parts.length;
}

/** What is put together one after the other. */
function partsOf(node: TreeNode): TreeNode[] {
  const whole = withoutCast(node);
  const pair = (whole.concat ?? whole.dpipe) as { left: TreeNode; right: TreeNode } | undefined;
  if (pair?.left && pair.right) return [...partsOf(pair.left), ...partsOf(pair.right)];
  const call = bodyIf(whole, "function");
  return call && /^concat(_ws)?$/i.test(call.name) ? call.args.flatMap(partsOf) : [whole];
}

function innerJoinConditions(select: Bodies["select"]): (TreeNode | null)[] {
  return (select.joins ?? []).filter((join) => join.kind === "Inner").map((join) => join.on);
}

function conjuncts(node: TreeNode | null | undefined): TreeNode[] {
  if (!node) return [];
  const inner = bodyIf(node, "paren");
  if (inner) return conjuncts(inner.this);
  const both = node.and as { left: TreeNode; right: TreeNode } | undefined;
  return both ? [...conjuncts(both.left), ...conjuncts(both.right)] : [node];
}

type Growth = "number" | "date";

/** What a column becomes in the next round, when that is itself and something more. */
function growthOf(node: TreeNode, own: Own): Growth | null {
  const sum = node.add as { left: TreeNode; right: TreeNode } | undefined;
  if (typeOf(node) === "add" && sum) {
    if (!isColumn(withoutCast(sum.left), own)) return null;
    if (Number(bodyIf(sum.right, "literal")?.value) >= 1) return "number";
    return isLongStep(sum.right) ? "date" : null;
  }
  const inner = bodyIf(node, "cast") ?? bodyIf(node, "paren");
  return inner ? growthOf(inner.this, own) : growthOfCall(node, own);
}

/** `DATE_ADD(day, INTERVAL 1 DAY)`, SQLite's `date(day, '+1 day')`, and what formats a date that grew. */
function growthOfCall(node: TreeNode, own: Own): Growth | null {
  const call = bodyIf(node, "function");
  const [first, second] = call?.args ?? [];
  if (!call || !first || !second) return null;
  const called = call.name.toLowerCase();
  const isSame = isColumn(withoutCast(first), own);
  if (called === "date_add" || called === "adddate") return isSame && isLongStep(second) ? "date" : null;
  if (called === "date" || called === "datetime") {
    const modifier = /^\+[1-9]\d* (\w+)$/.exec(bodyIf(second, "literal")?.value ?? "");
    return isSame && modifier && isLongUnit(modifier[1] ?? "") ? "date" : null;
  }
  return called === "date_format" || called === "to_char" ? growthOf(first, own) : null;
}

function withoutCast(node: TreeNode): TreeNode {
  const inner = bodyIf(node, "cast") ?? bodyIf(node, "paren");
  return inner ? withoutCast(inner.this) : node;
}

/** Whether an interval is a day or longer: from the year 1 to the year 9999 that is bounded. */
export function isLongStep(node: TreeNode): boolean {
  const cast = bodyIf(node, "cast");
  if (cast) return cast.to.data_type === "interval" && isLongStep(cast.this);
  const interval = node.interval as { this: TreeNode | null; unit: unknown } | undefined;
  const text = bodyIf(interval ? interval.this : node, "literal")?.value ?? "";
  const parts = /^([1-9]\d*)(?: (\w+))?$/.exec(text.trim());
  return parts !== null && isLongUnit(parts[2] ?? unitText(interval?.unit));
}

function unitText(unit: unknown): string {
  if (typeof unit === "string") return unit;
  return typeof unit === "object" && unit !== null && "unit" in unit ? String(unit.unit) : "";
}

function isLongUnit(unit: string): boolean {
  return /^(day|week|month|quarter|year)s?$/i.test(unit);
}

function isBound(node: TreeNode, own: Own, growth: Growth, cte: string): boolean {
  const type = typeOf(node) ?? "";
  if (type !== "lt" && type !== "lte") return false;
  const { left, right } = node[type] as { left: TreeNode; right: TreeNode };
  if (growth === "date") return staysBelow(left, own) && isFixed(right, cte);
  const bound = bodyIf(right, "literal");
  return isColumn(left, own) && bound?.literal_type === "number" && Number(bound.value) <= roundsMax;
}

/** `day < …` or `day + 1 month < …`. */
function staysBelow(node: TreeNode, own: Own): boolean {
  return isColumn(withoutCast(node), own) || growthOf(node, own) === "date";
}

/** Whether an expression is the same in every round: it reads no column but those of a query of its own. */
function isFixed(value: unknown, cte: string): boolean {
  if (typeof value !== "object" || value === null) return true;
  const type = typeOf(value);
  if (type === "column") return false;
  if (type === "subquery") return !readsItself(value, cte);
  return Object.values(value).every((child) => isFixed(child, cte));
}

function isColumn(node: TreeNode, { name, owners }: Own): boolean {
  const column = bodyIf(node, "column");
  if (!column || !sameName(column.name.name, name)) return false;
  return column.table === null || owners.has(column.table.name.toLowerCase());
}
