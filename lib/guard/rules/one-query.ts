import { Refused } from "@/lib/guard/refused";
import { bodyIf, setBodyIf, type TreeNode, typeOf } from "@/lib/guard/tree";

const queryTypes = new Set(["select", "union", "intersect", "except"]);

/** The one query of a text: a SELECT or a set operation of SELECTs. Fails: guard/not-one-select, guard/statement. */
export function onlyQuery(statements: readonly TreeNode[]): TreeNode {
  const [statement] = statements;
  if (statements.length !== 1 || statement === undefined) throw new Refused("guard/not-one-select");
  const query = withoutParentheses(statement);
  if (!isQuery(query)) throw new Refused("guard/statement", { statement: statementName(query) });
  return query;
}

/** Whether a node is a query as such (not a parenthesised one). */
export function isQuery(node: unknown): boolean {
  return queryTypes.has(typeOf(node) ?? "");
}

/** `(SELECT …)` as a statement is the query inside; one with clauses of its own after the parenthesis stays as it is. */
function withoutParentheses(node: TreeNode): TreeNode {
  const annotated = (node.annotated as { this: TreeNode } | undefined)?.this;
  if (annotated) return withoutParentheses(annotated);
  const subquery = bodyIf(node, "subquery");
  if (!subquery || subquery.alias || subquery.order_by || subquery.limit || subquery.offset) return node;
  return isQuery(subquery.this) || bodyIf(subquery.this, "subquery") ? withoutParentheses(subquery.this) : node;
}

function statementName(node: TreeNode): string {
  return (typeOf(node) ?? "unknown").replaceAll("_", " ").toUpperCase();
}

/** Every query below and including a query, outermost first. */
export function branchesOf(query: TreeNode): TreeNode[] {
  const set = setBodyIf(query);
  if (set) return [...branchesOf(set.left), ...branchesOf(set.right)];
  const subquery = bodyIf(query, "subquery");
  return subquery ? branchesOf(subquery.this) : [query];
}
