import { bodyIf, type TreeNode, typeOf } from "@/lib/guard/tree";

/** Names in a FROM clause that a condition connects; `equal` unless it only compares them by order. */
export type Link = { readonly aliases: readonly string[]; readonly equal: boolean };

const orders = new Set(["lt", "lte", "gt", "gte", "between"]);
/** Conditions that leave nearly every pair. */
const loose = new Set(["neq", "null_safe_neq", "not", "is_null", "boolean"]);

/** What the parts of a condition that must all hold connect. A part with OR connects what each of its sides does. */
export function linksOf(condition: TreeNode | null | undefined): Link[] {
  if (!condition) return [];
  const type = typeOf(condition) ?? "";
  const inner = bodyIf(condition, "paren");
  if (inner) return linksOf(inner.this);
  const sides = condition[type] as { left: TreeNode; right: TreeNode } | null;
  if (type === "and" && sides) return [...linksOf(sides.left), ...linksOf(sides.right)];
  if (loose.has(type)) return [];
  if (type === "or" && sides) return common(linksOf(sides.left), linksOf(sides.right));
  const aliases = aliasesIn(condition);
  return aliases.size > 1 ? [{ aliases: [...aliases], equal: !orders.has(type) }] : [];
}

function common(left: readonly Link[], right: readonly Link[]): Link[] {
  return left.flatMap((link) => {
    const other = right.find(({ aliases }) => link.aliases.filter((alias) => aliases.includes(alias)).length > 1);
    if (!other) return [];
    const aliases = link.aliases.filter((alias) => other.aliases.includes(alias));
    return [{ aliases, equal: link.equal && other.equal }];
  });
}

function aliasesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== "object" || value === null) return found;
  const table = bodyIf(value, "column")?.table;
  if (table) found.add(table.name.toLowerCase());
  else for (const child of Object.values(value)) aliasesIn(child, found);
  return found;
}
