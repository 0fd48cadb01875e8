/** A node of the parser's tree: an object with one key, the node's type, whose value holds its fields. */
export type TreeNode = { [type: string]: unknown };

/** `span` is where it was written; names that the guard made have none. */
export type Identifier = { name: string; quoted: boolean; span?: { start: number } };

export type WithClause = { ctes: Cte[]; recursive: boolean };
export type Cte = { alias: Identifier; this: TreeNode; columns: Identifier[] };
export type OrderedBody = { this: TreeNode; desc: boolean };
export type OrderByClause = { expressions: OrderedBody[] };
export type JoinBody = { this: TreeNode; on: TreeNode | null; using: Identifier[]; kind: string };
export type WindowBody = { partition_by: TreeNode[]; order_by: OrderedBody[] };

/** The fields that the guard reads, by node type. The shape rule has proved that nothing else of weight is in the tree. */
export type Bodies = {
  select: {
    expressions: TreeNode[];
    from: { expressions: TreeNode[] } | null;
    joins: JoinBody[];
    where_clause: { this: TreeNode } | null;
    group_by: { expressions: TreeNode[]; all: boolean | null } | null;
    having: { this: TreeNode } | null;
    qualify: { this: TreeNode } | null;
    windows: { name: Identifier; spec: WindowBody }[] | null;
    order_by: OrderByClause | null;
    limit: { this: TreeNode } | null;
    offset: { this: TreeNode } | null;
    fetch: { count: TreeNode | null } | null;
    distinct: boolean;
    distinct_on: TreeNode[] | null;
    with: WithClause | null;
  };
  union: SetBody;
  intersect: SetBody;
  except: SetBody;
  subquery: {
    this: TreeNode;
    alias: Identifier | null;
    column_aliases: Identifier[];
    lateral: boolean;
    order_by: OrderByClause | null;
    limit: { this: TreeNode } | null;
    offset: { this: TreeNode } | null;
  };
  values: { expressions: { expressions: TreeNode[] }[]; alias: Identifier | null; column_aliases: Identifier[] };
  table: {
    name: Identifier;
    schema: Identifier | null;
    catalog: Identifier | null;
    alias: Identifier | null;
    alias_explicit_as: boolean;
    column_aliases: Identifier[];
  };
  joined_table: { left: TreeNode; joins: JoinBody[]; alias: Identifier | null };
  column: { name: Identifier; table: Identifier | null };
  star: {
    table: Identifier | null;
    except: Identifier[] | null;
    replace: { this: TreeNode; alias: Identifier }[] | null;
    rename: unknown[] | null;
  };
  alias: { this: TreeNode; alias: Identifier; column_aliases: Identifier[] };
  paren: { this: TreeNode };
  cast: { this: TreeNode; to: { data_type: string } };
  literal: { literal_type: string; value: string };
  function: { name: string; args: TreeNode[]; no_parens: boolean };
  aggregate_function: { name: string; args: TreeNode[] };
};
export type SetBody = {
  left: TreeNode;
  right: TreeNode;
  all: boolean;
  with: WithClause | null;
  order_by: OrderByClause | null;
  limit: TreeNode | null;
  offset: TreeNode | null;
};

/** The type of a node, or null when the value is no node. */
export function typeOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const keys = Object.keys(value);
  const [type] = keys;
  if (keys.length !== 1 || type === undefined) return null;
  const body = (value as TreeNode)[type];
  return typeof body === "object" && !Array.isArray(body) ? type : null;
}

/** The fields of a node when it is of the type, else null. */
export function bodyIf<T extends keyof Bodies>(node: unknown, type: T): Bodies[T] | null {
  // The shape rule compared the fields with the list of the type before anything reads them.
  return typeOf(node) === type ? ((node as TreeNode)[type] as Bodies[T]) : null;
}

export const setOperations = ["union", "intersect", "except"] as const;

/** The fields of a UNION, INTERSECT or EXCEPT, else null. */
export function setBodyIf(node: unknown): SetBody | null {
  for (const type of setOperations) {
    const body = bodyIf(node, type);
    if (body) return body;
  }
  return null;
}

/**
 * Calls `visit` for each node directly below the value (not below the nodes found) and puts what it returns in its place.
 * `isNode` decides what counts as a node: fields such as `{ this: … }` look alike.
 */
export function rewriteChildren(
  value: object,
  isNode: (value: unknown) => boolean,
  visit: (node: TreeNode) => TreeNode,
) {
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    const child = holder[key];
    if (typeof child !== "object" || child === null) continue;
    if (isNode(child)) holder[key] = visit(child as TreeNode);
    else rewriteChildren(child, isNode, visit);
  }
}

/** A copy that shares nothing, so that rewriting one place leaves the other alone. `spend` is told of every part that it makes. */
export function copyNode<T>(value: T, spend: () => void): T {
  if (typeof value !== "object" || value === null) return value;
  spend();
  if (Array.isArray(value)) return value.map((item) => copyNode(item, spend)) as T;
  // Same keys, copied values: the same shape as what came in.
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyNode(item, spend)])) as T;
}
