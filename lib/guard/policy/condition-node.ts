import { fillAttributes } from "@/lib/guard/policy/fill-attributes";
import { parseCondition } from "@/lib/guard/policy/parse-condition";
import { Refused } from "@/lib/guard/refused";
import type { ExpressionContext } from "@/lib/guard/resolve-context";
import { resolveExpression } from "@/lib/guard/resolve-expression";
import { noLineage, Scope } from "@/lib/guard/scope";
import type { TreeNode } from "@/lib/guard/tree";
import type { Entity } from "@/lib/semantic/schema";
import type { SourceKind } from "@/lib/source/schema";

/**
 * A row rule as a tree of its own. `lookUp` null: with examples in place of a viewer's values.
 * Fails: guard/condition, guard/attribute, guard/column, and what `parseCondition` fails with.
 */
export function conditionNode(
  sql: string,
  entity: Entity,
  kind: SourceKind,
  lookUp: ((attribute: string) => string | undefined) | null,
): TreeNode {
  const parsed = parseCondition(sql, kind);
  const filled = fillAttributes({ ...parsed, tree: structuredClone(parsed.tree) }, entity, lookUp);
  const scope = new Scope(null, true);
  scope.add({ alias: entity.table, columns: entity.columns.map(({ name }) => ({ ...noLineage, name })) });
  return resolveExpression(filled, scope, new Map(), contextOf(kind));
}

/** A condition reads its own table and nothing else. */
function contextOf(kind: SourceKind): ExpressionContext {
  return {
    kind,
    // Without the text SQLite's "x" is a column or nothing: taken for a text it would make `"regoin" <> 'x'` true for every row.
    text: "",
    columnsRead: new Set(),
    lineages: new WeakMap(),
    spend: () => undefined,
    resolveQuery: () => {
      throw new Refused("guard/condition", { reason: "query", name: "" });
    },
  };
}
