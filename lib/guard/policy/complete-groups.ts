import { columnNode } from "@/lib/guard/identifiers";
import type { Scope, ScopeSource } from "@/lib/guard/scope";
import { type Bodies, bodyIf, type TreeNode } from "@/lib/guard/tree";
import type { SourceKind } from "@/lib/source/schema";

/**
 * PostgreSQL lets a query that groups by a table's key name the table's other columns, but not those of a sub-query that stands in
 * the table's place. There the columns that are named join the groups, which stay the same because the key decides them.
 */
export function completeGroups(select: Bodies["select"], scope: Scope, kind: SourceKind) {
  const groups = select.group_by?.expressions;
  if (kind !== "postgres" || !groups || groups.length === 0) return;
  for (const source of scope.sources) {
    if (!source.key || source.key.length === 0) continue;
    const grouped = groups.map((node) => nameIn(byPlace(node, select), source, scope));
    if (!source.key.every((column) => grouped.includes(column))) continue;
    const named = new Set<string>();
    collect([select.expressions, select.having, select.order_by], source, scope, named);
    const table = scope.needsNoTable() ? null : source.alias;
    for (const name of named) if (!grouped.includes(name)) groups.push(columnNode(name, table, kind));
  }
}

/** `GROUP BY 1` is the first of what is selected. */
function byPlace(node: TreeNode, select: Bodies["select"]): TreeNode {
  const literal = bodyIf(node, "literal");
  const output = literal?.literal_type === "number" ? select.expressions[Number(literal.value) - 1] : undefined;
  return bodyIf(output, "alias")?.this ?? output ?? node;
}

function nameIn(node: unknown, source: ScopeSource, scope: Scope): string | null {
  const column = bodyIf(node, "column");
  if (!column) return null;
  const isOwn = column.table ? column.table.name === source.alias : scope.needsNoTable();
  return isOwn && source.columns.some(({ name }) => name === column.name.name) ? column.name.name : null;
}

function collect(value: unknown, source: ScopeSource, scope: Scope, named: Set<string>) {
  if (typeof value !== "object" || value === null) return;
  const name = nameIn(value, source, scope);
  if (name !== null) named.add(name);
  else for (const child of Object.values(value)) collect(child, source, scope, named);
}
