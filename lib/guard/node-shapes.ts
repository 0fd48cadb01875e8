/**
 * What a field of a node may hold. `flag` boolean or null, `number`, `word` a bare keyword, `text` any string,
 * `type` a data type, `open` whatever a function node may hold; an object is a nested struct, in an array a list of them.
 */
export type Field =
  | "node"
  | "nodes"
  | "pairs"
  | "identifier"
  | "identifiers"
  | "flag"
  | "number"
  | "word"
  | "text"
  | "type"
  | "bound"
  | "unit"
  | { readonly struct: Shape }
  | { readonly structs: Shape };

/** The fields a node may have. A field that is not named here must be empty, or the statement is refused. */
export type Shape = { readonly [field: string]: Field };

export const orderedShape: Shape = { this: "node", desc: "flag", nulls_first: "flag", explicit_asc: "flag" };
export const identifierShape: Shape = { name: "text", quoted: "flag" };
const orderBy: Shape = { expressions: { structs: orderedShape } };
const frame: Shape = {
  kind: "word",
  start: "bound",
  end: "bound",
  exclude: "word",
  kind_text: "word",
  start_side_text: "word",
  end_side_text: "word",
};
const over: Shape = {
  window_name: "identifier",
  partition_by: "nodes",
  order_by: { structs: orderedShape },
  frame: { struct: frame },
};
const cte: Shape = {
  alias: "identifier",
  this: "node",
  columns: "identifiers",
  materialized: "flag",
  alias_first: "flag",
};
const withClause: Shape = { ctes: { structs: cte }, recursive: "flag" };
const join: Shape = {
  this: "node",
  on: "node",
  using: "identifiers",
  kind: "word",
  use_inner_keyword: "flag",
  use_outer_keyword: "flag",
  deferred_condition: "flag",
  nesting_group: "number",
};
const alias: Shape = {
  this: "node",
  alias: "identifier",
  column_aliases: "identifiers",
  alias_explicit_as: "flag",
  alias_keyword: "word",
};
const tuple: Shape = { expressions: "nodes" };
const binary: Shape = { left: "node", right: "node" };
const unary: Shape = { this: "node" };
const likeOperator: Shape = { left: "node", right: "node", escape: "node", quantifier: "word" };
const limit: Shape = { this: "node" };
const setOperation: Shape = {
  left: "node",
  right: "node",
  all: "flag",
  distinct: "flag",
  with: { struct: withClause },
  order_by: { struct: orderBy },
  limit: "node",
  offset: "node",
};

/** The list of every node type that is not a function, with its fields. What is not here is refused. */
export const nodeShapes: ReadonlyMap<string, Shape> = new Map(
  Object.entries<Shape>({
    select: {
      expressions: "nodes",
      from: { struct: { expressions: "nodes" } },
      joins: { structs: join },
      where_clause: { struct: unary },
      group_by: { struct: { expressions: "nodes", all: "flag", totals: "flag" } },
      having: { struct: unary },
      qualify: { struct: unary },
      order_by: { struct: orderBy },
      limit: { struct: limit },
      offset: { struct: { this: "node", rows: "flag" } },
      fetch: { struct: { direction: "word", count: "node", rows: "flag" } },
      distinct: "flag",
      distinct_on: "nodes",
      with: { struct: withClause },
      windows: { structs: { name: "identifier", spec: { struct: over } } },
      qualify_after_window: "flag",
    },
    union: setOperation,
    intersect: setOperation,
    except: setOperation,
    subquery: {
      this: "node",
      alias: "identifier",
      column_aliases: "identifiers",
      alias_explicit_as: "flag",
      alias_keyword: "word",
      order_by: { struct: orderBy },
      limit: { struct: limit },
      offset: { struct: { this: "node", rows: "flag" } },
      lateral: "flag",
      modifiers_inside: "flag",
    },
    values: { expressions: { structs: tuple }, alias: "identifier", column_aliases: "identifiers" },
    table: {
      name: "identifier",
      schema: "identifier",
      catalog: "identifier",
      alias: "identifier",
      alias_explicit_as: "flag",
      column_aliases: "identifiers",
    },
    joined_table: { left: "node", joins: { structs: join }, alias: "identifier" },
    column: { name: "identifier", table: "identifier" },
    identifier: identifierShape,
    star: {
      table: "identifier",
      except: "identifiers",
      replace: { structs: alias },
    },
    alias,
    paren: unary,
    tuple,
    literal: { literal_type: "word", value: "text" },
    boolean: { value: "flag" },
    null: {},
    cast: { this: "node", to: "type", double_colon_syntax: "flag" },
    try_cast: { this: "node", to: "type", double_colon_syntax: "flag" },
    data_type: {},
    collation: { this: "node", collation: "word", quoted: "flag", double_quoted: "flag" },
    case: { operand: "node", whens: "pairs", else_: "node" },
    in: { this: "node", expressions: "nodes", query: "node", not: "flag" },
    between: { this: "node", low: "node", high: "node", not: "flag", symmetric: "flag" },
    is_null: { this: "node", not: "flag", postfix_form: "flag" },
    is_true: { this: "node", not: "flag" },
    is_false: { this: "node", not: "flag" },
    exists: { this: "node", not: "flag" },
    any: { this: "node", subquery: "node", op: "word" },
    all: { this: "node", subquery: "node", op: "word" },
    interval: { this: "node", unit: "unit" },
    window_function: { this: "node", over: { struct: over } },
    within_group: { this: "node", order_by: { structs: orderedShape } },
    filter: { this: "node", expression: "node" },
    ordered: orderedShape,
    function: {
      name: "word",
      args: "nodes",
      distinct: "flag",
      no_parens: "flag",
      quoted: "flag",
    },
    aggregate_function: {
      name: "word",
      args: "nodes",
      distinct: "flag",
      filter: "node",
      order_by: { structs: orderedShape },
      ignore_nulls: "flag",
    },
    cube: { expressions: "nodes" },
    rollup: { expressions: "nodes" },
    grouping_sets: { expressions: "nodes" },
    array: { expressions: "nodes" },
    array_func: { expressions: "nodes", bracket_notation: "flag", use_list_keyword: "flag" },
    subscript: { this: "node", index: "node" },
    like: likeOperator,
    i_like: likeOperator,
    similar_to: { this: "node", pattern: "node", escape: "node", not: "flag" },
    xor: { this: "node", expression: "node", expressions: "nodes" },
    not: unary,
    neg: unary,
    bitwise_not: unary,
    ...Object.fromEntries(
      // MATCH is absent: SQLite calls a function of the table for it, which only full-text tables have.
      (
        "and or add sub mul div mod int_div eq neq lt lte gt gte is null_safe_eq null_safe_neq concat glob " +
        "bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift"
      )
        .split(" ")
        .map((type) => [type, binary]),
    ),
  }),
);

/** Kinds of literals that are printed as they were read by every engine; the others (escape strings, bit strings …) are refused. */
export const literalTypes: ReadonlySet<string> = new Set([
  "string",
  "number",
  "dollar_string",
  "date",
  "time",
  "timestamp",
  "datetime",
]);

/** Joins that pair rows of two inputs and nothing else. */
export const joinKinds: ReadonlySet<string> = new Set([
  "Inner",
  "Left",
  "Right",
  "Full",
  "Outer",
  "Cross",
  "Implicit",
  "Natural",
  "NaturalLeft",
  "NaturalRight",
  "NaturalFull",
  "Straight",
  "Lateral",
  "LeftLateral",
  "Semi",
  "Anti",
  "LeftSemi",
  "LeftAnti",
  "AsOf",
  "AsOfLeft",
]);

/** Types a value may be cast to. PostgreSQL's `reg…` types look names up in the catalog and are among the custom ones. */
export const castTypes: ReadonlySet<string> = new Set(
  (
    "boolean tiny_int small_int int big_int int128 uint8 uint16 uint32 uint64 uint128 float double decimal char var_char string " +
    "text text_with_length date time timestamp interval json json_b uuid character_set"
  ).split(" "),
);

/** Spellings that the parser keeps as custom types but that are plain values everywhere. */
export const customCastTypes: ReadonlySet<string> = new Set([
  "SIGNED",
  "UNSIGNED",
  "SIGNED INTEGER",
  "UNSIGNED INTEGER",
  "NUMERIC",
  "NUMBER",
  "DATETIME",
  "TIMESTAMPTZ",
  "TIMESTAMP_S",
  "TIMESTAMP_MS",
  "HUGEINT",
  "YEAR",
]);
