/**
 * Builders for the nodes of the SQL tree that the printer takes. Values and names only ever enter SQL as leaves of this
 * tree; the printer quotes them for the dialect.
 */
export type SqlNode = { readonly [kind: string]: unknown };

const identifier = (name: string) => ({ name, quoted: true, trailing_comments: [] });

export const column = (table: string | null, name: string): SqlNode => ({
  column: {
    name: identifier(name),
    table: table === null ? null : identifier(table),
    join_mark: false,
    trailing_comments: [],
  },
});

export const text = (value: string): SqlNode => ({ literal: { literal_type: "string", value } });
export const number = (value: number | string): SqlNode => {
  const shown = String(value);
  const absolute: SqlNode = { literal: { literal_type: "number", value: shown.replace(/^-/, "") } };
  return shown.startsWith("-") ? { neg: { this: absolute } } : absolute;
};
export const boolean = (value: boolean): SqlNode => ({ boolean: { value } });
export const nullValue: SqlNode = { null: null };
export const paren = (node: SqlNode): SqlNode => ({ paren: { this: node, trailing_comments: [] } });

export type BinaryOperator =
  | "and"
  | "or"
  | "eq"
  | "neq"
  | "lt"
  | "lte"
  | "gt"
  | "gte"
  | "add"
  | "sub"
  | "mul"
  | "div"
  | "mod"
  | "concat";

export const binary = (operator: BinaryOperator, left: SqlNode, right: SqlNode): SqlNode => ({
  [operator]: { left, right, left_comments: [], operator_comments: [], trailing_comments: [] },
});

/** Joins conditions; each keeps its own brackets so that AND and OR cannot rebind. */
export function all(operator: "and" | "or", nodes: readonly SqlNode[]): SqlNode | null {
  const [first, ...rest] = nodes;
  if (first === undefined) return null;
  return rest.reduce((left, right) => binary(operator, left, right), first);
}

export const not = (node: SqlNode): SqlNode => ({ not: { this: paren(node) } });
export const isNull = (node: SqlNode, negated: boolean): SqlNode => ({
  is_null: { this: node, not: negated, postfix_form: false },
});
export const like = (left: SqlNode, pattern: SqlNode, ignoreCase: boolean, escapedBy: SqlNode | null): SqlNode => ({
  [ignoreCase ? "i_like" : "like"]: { left, right: pattern, escape: escapedBy, quantifier: null },
});
export const between = (value: SqlNode, low: SqlNode, high: SqlNode): SqlNode => ({
  between: { this: value, low, high, not: false, symmetric: null },
});
export const inList = (value: SqlNode, items: readonly SqlNode[], negated: boolean): SqlNode => ({
  in: { this: value, expressions: items, query: null, not: negated },
});
export const inQuery = (value: SqlNode, query: SqlNode, negated: boolean): SqlNode => ({
  in: { this: value, expressions: [], query, not: negated },
});
export const exists = (query: SqlNode, negated: boolean): SqlNode => ({ exists: { this: query, not: negated } });

export const call = (name: string, args: readonly SqlNode[]): SqlNode => ({
  function: {
    name,
    args,
    distinct: false,
    trailing_comments: [],
    use_bracket_syntax: false,
    no_parens: false,
    quoted: false,
  },
});

export const cast = (node: SqlNode, dataType: Record<string, unknown>): SqlNode => ({
  cast: { this: node, to: dataType, trailing_comments: [], double_colon_syntax: false },
});

/** Nothing, in place of an error, where the text is no such value. DuckDB only. */
export const tryCast = (node: SqlNode, dataType: Record<string, unknown>): SqlNode => ({
  try_cast: { this: node, to: dataType, trailing_comments: [], double_colon_syntax: false },
});

export const matches = (node: SqlNode, pattern: string): SqlNode => ({
  regexp_like: { this: node, pattern: text(pattern), flags: null },
});

export const extract = (field: string, node: SqlNode): SqlNode => ({
  extract: { this: node, field: { Custom: field } },
});

/** The value where the condition holds, nothing elsewhere. */
export const when = (condition: SqlNode, value: SqlNode): SqlNode => ({
  case: { operand: null, whens: [[condition, value]], else_: null },
});

export const count = (node: SqlNode | null, distinct: boolean): SqlNode => ({
  count: { this: node, star: node === null, distinct, filter: null, original_name: "COUNT" },
});

export const aggregate = (name: "sum" | "avg" | "min" | "max", node: SqlNode): SqlNode => ({
  [name]: { this: node, distinct: false, filter: null, order_by: [], name: name.toUpperCase() },
});

export type Ordering = {
  readonly node: SqlNode;
  readonly descending: boolean;
  /** Says that nothing comes last, for engines that would put it first. */
  readonly nullsLast?: boolean;
};
const ordered = (order: Ordering) => ({
  this: order.node,
  desc: order.descending,
  nulls_first: order.nullsLast === true ? false : null,
  explicit_asc: false,
});

/** A window over all rows, or over the rows before in `order`; `precedingRowCount` null means from the start. */
export function over(
  node: SqlNode,
  window: { partitionBy: readonly SqlNode[]; order: readonly Ordering[]; precedingRowCount: number | null },
): SqlNode {
  const frame =
    window.precedingRowCount === null
      ? null
      : {
          kind: "Rows",
          start: { Preceding: number(window.precedingRowCount) },
          end: "CurrentRow",
          exclude: null,
          kind_text: "ROWS",
          start_side_text: "PRECEDING",
        };
  return {
    window_function: {
      this: node,
      over: {
        window_name: null,
        partition_by: window.partitionBy,
        order_by: window.order.map(ordered),
        frame,
        alias: null,
      },
    },
  };
}

export const lag = (node: SqlNode, offset: number): SqlNode => ({
  lag: { this: node, offset: number(offset), default: null },
});

export const rowNumber: SqlNode = { row_number: null };

/** Whether two nodes are written alike. */
export const sameNode = (a: SqlNode, b: SqlNode): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

export const aliased = (node: SqlNode, name: string): SqlNode => ({
  alias: {
    this: node,
    alias: identifier(name),
    column_aliases: [],
    alias_explicit_as: true,
    pre_alias_comments: [],
    trailing_comments: [],
  },
});

export const table = (schema: string | null, name: string, alias: string): SqlNode => ({
  table: {
    name: identifier(name),
    schema: schema === null ? null : identifier(schema),
    catalog: null,
    // A table is called by its name unless it stands in the statement twice.
    alias: alias === name ? null : identifier(alias),
    alias_explicit_as: alias !== name,
    column_aliases: [],
    trailing_comments: [],
    when: null,
    only: false,
    final_: false,
    hints: [],
  },
});

export const subquery = (query: SqlNode, alias: string | null): SqlNode => ({
  subquery: {
    this: query,
    alias: alias === null ? null : identifier(alias),
    column_aliases: [],
    alias_explicit_as: alias !== null,
    alias_keyword: alias === null ? undefined : "AS",
    order_by: null,
    limit: null,
    offset: null,
    lateral: false,
    modifiers_inside: false,
    trailing_comments: [],
  },
});

export type JoinNode = { readonly source: SqlNode; readonly on: SqlNode; readonly kind: "Inner" | "Left" };

export type SelectParts = {
  readonly expressions: readonly SqlNode[];
  readonly from: SqlNode | null;
  readonly joins?: readonly JoinNode[];
  readonly where?: SqlNode | null;
  readonly groupBy?: readonly SqlNode[];
  readonly having?: SqlNode | null;
  readonly order?: readonly Ordering[];
  readonly limit?: number | null;
  readonly distinct?: boolean;
};

const joined = (join: JoinNode) => ({
  this: join.source,
  on: join.on,
  using: [],
  kind: join.kind,
  use_inner_keyword: false,
  use_outer_keyword: false,
  deferred_condition: false,
  nesting_group: 0,
  directed: false,
});

const orderClause = (order: readonly Ordering[] | undefined) =>
  order !== undefined && order.length > 0 ? { expressions: order.map(ordered) } : null;

/** One SELECT. Clauses that are absent or empty are left out. */
export function select(parts: SelectParts): SqlNode {
  const { where = null, groupBy = [], having = null, limit = null } = parts;
  return {
    select: {
      expressions: parts.expressions,
      from: parts.from === null ? null : { expressions: [parts.from] },
      joins: (parts.joins ?? []).map(joined),
      lateral_views: [],
      where_clause: where === null ? null : { this: where },
      group_by: groupBy.length === 0 ? null : { expressions: groupBy, all: null, totals: false },
      having: having === null ? null : { this: having },
      qualify: null,
      order_by: orderClause(parts.order),
      distribute_by: null,
      cluster_by: null,
      sort_by: null,
      limit: limit === null ? null : { this: number(limit) },
      offset: null,
      fetch: null,
      distinct: parts.distinct ?? false,
      distinct_on: null,
      top: null,
      with: null,
      sample: null,
      windows: null,
      hint: null,
      connect: null,
      into: null,
      locks: [],
      leading_comments: [],
    },
  };
}

/** UNION, INTERSECT or EXCEPT of two queries, without doubles. */
export const combined = (operation: "union" | "intersect" | "except", left: SqlNode, right: SqlNode): SqlNode => ({
  [operation]: {
    left,
    right,
    all: false,
    distinct: false,
    with: null,
    order_by: null,
    limit: null,
    offset: null,
    by_name: false,
    corresponding: false,
    strict: false,
  },
});
