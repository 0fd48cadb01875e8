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
 * A recursive CTE must end by itself. Two forms do: UNION (without ALL) whose recursive part gives plain columns only,
 * which finds nothing new in the end; and a counter that grows by a number and is compared with a number
 * (`level + 1` … `WHERE level < 10`).
 * Fails: guard/recursion.
 */
export function checkRecursion(union: SetBody, cte: { name: string; columns: readonly string[] }): void {
  const [part, another] = branchesOf(union.right);
  const select = part && bodyIf(part, "select");
  if (!select || another) throw new Refused("guard/recursion");
  const values = select.expressions.map((node) => bodyIf(node, "alias")?.this ?? node);
  if (!union.all && values.every((node) => bodyIf(node, "column") || bodyIf(node, "literal"))) return;
  const counters = values.flatMap((node, index) =>
    growing(node, cte.columns[index]) ? [cte.columns[index] ?? ""] : [],
  );
  const conditions = [select.where_clause?.this, ...innerJoinConditions(select)].flatMap(conjuncts);
  const bounded = conditions.some((condition) => counters.some((counter) => isBound(condition, counter)));
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

function growing(node: TreeNode, name: string | undefined): boolean {
  const sum = node.add as { left: TreeNode; right: TreeNode } | undefined;
  if (typeOf(node) !== "add" || !sum || name === undefined) return false;
  return isColumn(sum.left, name) && Number(bodyIf(sum.right, "literal")?.value) >= 1;
}

function isBound(node: TreeNode, name: string): boolean {
  const type = typeOf(node) ?? "";
  if (type !== "lt" && type !== "lte") return false;
  const { left, right } = node[type] as { left: TreeNode; right: TreeNode };
  const bound = bodyIf(right, "literal");
  return isColumn(left, name) && bound?.literal_type === "number" && Number(bound.value) <= roundsMax;
}

function isColumn(node: TreeNode, name: string): boolean {
  return sameName(bodyIf(node, "column")?.name.name ?? "", name);
}
