import { type Bodies, bodyIf, setBodyIf, type TreeNode, typeOf } from "@/lib/guard/tree";

/** Where a node hangs in the tree. */
type Slot = { readonly holder: Record<string, unknown>; readonly key: string };

/**
 * Puts set operations where they belong. After a sub-query in parentheses the parser takes UNION, INTERSECT or EXCEPT for a part of
 * the expression: `SELECT … WHERE a = (SELECT …) UNION SELECT …` comes as one SELECT with the union inside its condition.
 * No dialect has a bare set operation in an expression, so one at the end of a SELECT joins that SELECT itself.
 */
export function hoistSetOperations<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) holder[key] = hoistSetOperations(holder[key]);
  const select = bodyIf(value, "select");
  // A SELECT comes back as a SELECT or as a set operation of it, which may stand wherever a query may.
  return select === null ? value : (hoisted(value as TreeNode, select) as T);
}

function hoisted(node: TreeNode, select: Bodies["select"]): TreeNode {
  for (let slot = lastExpression(select); slot !== null; slot = lastPart(slot)) {
    const found = slot.holder[slot.key] as TreeNode;
    const innermost = leftmostSet(found);
    if (innermost === null || bodyIf(innermost.left, "subquery") === null) continue;
    slot.holder[slot.key] = innermost.left;
    innermost.left = node;
    // What is defined before the first SELECT is in sight of all of them.
    const outermost = setBodyIf(found);
    if (outermost !== null) outermost.with = select.with;
    select.with = null;
    return found;
  }
  return node;
}

/** The expression that ends the text of a SELECT; ORDER BY and LIMIT behind the set operation went with it. */
function lastExpression(select: Bodies["select"]): Slot | null {
  const { qualify, having, group_by, where_clause, joins, expressions } = select;
  const clause = qualify ?? having;
  if (clause) return slot(clause, "this");
  if (group_by?.expressions?.length) return slot(group_by.expressions, String(group_by.expressions.length - 1));
  if (where_clause) return slot(where_clause, "this");
  const join = joins?.at(-1);
  if (join) return join.on ? slot(join, "on") : null;
  return select.from ? null : slot(expressions, String(expressions.length - 1));
}

const slot = (holder: object, key: string): Slot => ({ holder: holder as Record<string, unknown>, key });

/** The part of an expression that is written last: its right side, or what it negates. */
function lastPart({ holder, key }: Slot): Slot | null {
  const node = holder[key];
  const type = typeOf(node);
  if (type === null || setBodyIf(node) !== null) return null;
  // `typeOf` gives a type only where the node's body is an object or, as in NULL, nothing.
  const body = (node as TreeNode)[type] as Record<string, unknown> | null;
  if (body === null) return null;
  if (body.right) return slot(body, "right");
  if (body.high) return slot(body, "high");
  return (type === "not" || type === "neg") && body.this ? slot(body, "this") : null;
}

/** Of a chain of set operations the one that comes first in the text. */
function leftmostSet(node: unknown): ReturnType<typeof setBodyIf> {
  let set = setBodyIf(node);
  for (let left = set && setBodyIf(set.left); left; left = setBodyIf(left.left)) set = left;
  return set;
}
