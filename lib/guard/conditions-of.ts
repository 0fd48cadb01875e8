import { Refused } from "@/lib/guard/refused";
import { parseStatements, printStatement } from "@/lib/guard/sql-text";
import { bodyIf, type TreeNode } from "@/lib/guard/tree";
import type { SourceKind } from "@/lib/source/schema";

/**
 * The conditions that a text of SQL sets, as it was written: WHERE, HAVING and QUALIFY of every SELECT in it, those joined by AND one by one.
 * Only to be shown; empty for a text that cannot be read. **Order** as they stand in the tree.
 */
export function conditionsOf(sql: string, kind: SourceKind): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const select = bodyIf(value, "select");
    for (const clause of [select?.where_clause, select?.having, select?.qualify]) {
      for (const condition of clause ? parts(clause.this) : []) found.add(printStatement(condition, kind));
    }
    for (const child of Object.values(value)) visit(child);
  };
  try {
    visit(parseStatements(sql, kind));
    return [...found];
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

function parts(condition: TreeNode): TreeNode[] {
  const { and } = condition as { and?: { left: TreeNode; right: TreeNode } | null };
  return and ? [...parts(and.left), ...parts(and.right)] : [condition];
}
