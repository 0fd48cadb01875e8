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
 * (`DATE_ADD(day, INTERVAL 1 DAY)` … `WHERE day < CURRENT_DATE`).
 * Fails: guard/recursion.
 */
export function checkRecursion(union: SetBody, cte: { name: string; columns: readonly string[] }): void {
  const [part, another] = branchesOf(union.right);
  const select = part && bodyIf(part, "select");
  if (!select || another) throw new Refused("guard/recursion");
  const values = select.expressions.map((node) => bodyIf(node, "alias")?.this ?? node);
  if (!union.all && values.every((node) => bodyIf(node, "column") || bodyIf(node, "literal"))) return;
  const counters = values.flatMap((node, index) => {
    const name = cte.columns[index];
    const growth = name === undefined ? null : growthOf(node, name);
    return name !== undefined && growth ? [{ name, growth }] : [];
  });
  const conditions = [select.where_clause?.this, ...innerJoinConditions(select)].flatMap(conjuncts);
  const bounded = conditions.some((condition) =>
    counters.some(({ name, growth }) => isBound(condition, name, growth, cte.name)),
  );
  if (!bounded) throw new Refused("guard/recursion");
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
function growthOf(node: TreeNode, name: string): Growth | null {
  const sum = node.add as { left: TreeNode; right: TreeNode } | undefined;
  if (typeOf(node) === "add" && sum) {
    if (!isColumn(withoutCast(sum.left), name)) return null;
    if (Number(bodyIf(sum.right, "literal")?.value) >= 1) return "number";
    return isLongStep(sum.right) ? "date" : null;
  }
  const inner = bodyIf(node, "cast") ?? bodyIf(node, "paren");
  return inner ? growthOf(inner.this, name) : growthOfCall(node, name);
}

/** `DATE_ADD(day, INTERVAL 1 DAY)`, SQLite's `date(day, '+1 day')`, and what formats a date that grew. */
function growthOfCall(node: TreeNode, name: string): Growth | null {
  const call = bodyIf(node, "function");
  const [first, second] = call?.args ?? [];
  if (!call || !first || !second) return null;
  const called = call.name.toLowerCase();
  const isSame = isColumn(withoutCast(first), name);
  if (called === "date_add" || called === "adddate") return isSame && isLongStep(second) ? "date" : null;
  if (called === "date" || called === "datetime") {
    const modifier = /^\+[1-9]\d* (\w+)$/.exec(bodyIf(second, "literal")?.value ?? "");
    return isSame && modifier && isLongUnit(modifier[1] ?? "") ? "date" : null;
  }
  return called === "date_format" || called === "to_char" ? growthOf(first, name) : null;
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

function isBound(node: TreeNode, name: string, growth: Growth, cte: string): boolean {
  const type = typeOf(node) ?? "";
  if (type !== "lt" && type !== "lte") return false;
  const { left, right } = node[type] as { left: TreeNode; right: TreeNode };
  if (growth === "date") return staysBelow(left, name) && isFixed(right, cte);
  const bound = bodyIf(right, "literal");
  return isColumn(left, name) && bound?.literal_type === "number" && Number(bound.value) <= roundsMax;
}

/** `day < …` or `day + 1 month < …`. */
function staysBelow(node: TreeNode, name: string): boolean {
  return isColumn(withoutCast(node), name) || growthOf(node, name) === "date";
}

/** Whether an expression is the same in every round: it reads no column but those of a query of its own. */
function isFixed(value: unknown, cte: string): boolean {
  if (typeof value !== "object" || value === null) return true;
  const type = typeOf(value);
  if (type === "column") return false;
  if (type === "subquery") return !readsItself(value, cte);
  return Object.values(value).every((child) => isFixed(child, cte));
}

function isColumn(node: TreeNode, name: string): boolean {
  return sameName(bodyIf(node, "column")?.name.name ?? "", name);
}
