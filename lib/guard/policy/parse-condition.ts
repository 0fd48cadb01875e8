import { LRUCache } from "lru-cache";
import { readNegation } from "@/lib/guard/read-negation";
import { Refused } from "@/lib/guard/refused";
import { checkFunction } from "@/lib/guard/rules/allowed-functions";
import { keepKnownNodes } from "@/lib/guard/rules/known-nodes";
import { checkPlainText } from "@/lib/guard/rules/plain-text";
import { parseStatements } from "@/lib/guard/sql-text";
import { bodyIf, type TreeNode } from "@/lib/guard/tree";
import type { SourceKind } from "@/lib/source/schema";

/** A condition as a tree, in which column nodes named by `attributes` stand for values of the viewer. */
export type ParsedCondition = {
  /** Shared by all who read it: copy before changing it. */
  readonly tree: TreeNode;
  /** The attribute (`region` of `{{user.region}}`) by the name of the node that stands for it. */
  readonly attributes: ReadonlyMap<string, string>;
};

const placeholder = /\{\{\s*user\.([\w.-]+)\s*\}\}/g;
const standIn = "querent_attribute_";

/** Nodes that look at more than one row: a row rule is decided row by row. */
const manyRows: ReadonlyMap<string, string> = new Map([
  ...["select", "union", "intersect", "except", "subquery", "values"].map((type) => [type, "query"] as const),
  // With two values, SQLite's MAX is a function of one row and no node of its own.
  ...(
    "window_function within_group filter star sum avg count min max group_concat string_agg list_agg array_agg count_if sum_if stddev " +
    "stddev_pop stddev_samp variance var_pop var_samp median mode any_value"
  )
    .split(" ")
    .map((type) => [type, "aggregate"] as const),
]);

const parsed = new LRUCache<string, ParsedCondition>({ max: 1_000 });

/**
 * Reads the text of a row rule: one condition over one table, without queries, through the allow-lists that every statement
 * passes. `{{user.x}}` may stand where a value may stand, not inside quotes.
 * Fails: guard/condition, guard/text, guard/parse, guard/node, guard/function, guard/comment, guard/limit.
 */
export function parseCondition(sql: string, kind: SourceKind): ParsedCondition {
  const key = `${kind} ${sql}`;
  const known = parsed.get(key);
  if (known) return known;
  const fresh = parse(sql, kind);
  parsed.set(key, fresh);
  return fresh;
}

function parse(sql: string, kind: SourceKind): ParsedCondition {
  checkPlainText(sql);
  if (sql.toLowerCase().includes(standIn)) throw new Refused("guard/condition", { reason: "name", name: standIn });
  const attributes = new Map<string, string>();
  const text = sql.replaceAll(placeholder, (_, attribute: string) => {
    const name = `${standIn}${attributes.size}`;
    attributes.set(name, attribute);
    return ` ${name} `;
  });
  const odd = /\{\{.{0,40}/s.exec(text);
  if (odd) throw new Refused("guard/condition", { reason: "placeholder", name: odd[0] });
  const tree = keepKnownNodes(
    onlyCondition(parseStatements(`SELECT 1 WHERE ${text}`, kind)),
    (negated) => readNegation(negated, kind),
    (node, type) => {
      const reason = manyRows.get(type);
      if (reason) throw new Refused("guard/condition", { reason, name: "" });
      checkFunction(node, type, kind);
    },
  );
  checkPlaces(tree, attributes);
  return { tree, attributes };
}

/** The condition of a SELECT that has nothing but a condition. */
function onlyCondition(statements: readonly TreeNode[]): TreeNode {
  const [statement] = statements;
  const select = bodyIf(statement, "select");
  const rest = Object.entries(select ?? {}).filter(
    ([field, value]) => !["expressions", "where_clause", "leading_comments"].includes(field) && !isEmpty(value),
  );
  if (statements.length !== 1 || !select?.where_clause || rest.length > 0) {
    throw new Refused("guard/condition", { reason: "one", name: "" });
  }
  return select.where_clause.this;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

/** Every placeholder must have become a node of its own: inside quotes it is a piece of a text, as a name it is something else. */
function checkPlaces(tree: TreeNode, attributes: ReadonlyMap<string, string>) {
  const found: string[] = [];
  const look = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    const name = standInOf(value, attributes);
    if (name !== null) found.push(name);
    else for (const child of Object.values(value)) look(child);
  };
  look(tree);
  for (const [name, attribute] of attributes) {
    if (!found.includes(name)) throw new Refused("guard/condition", { reason: "quoted", name: attribute });
  }
}

/** The name of the placeholder that a node is, else null. */
export function standInOf(node: unknown, attributes: ReadonlyMap<string, string>): string | null {
  const column = bodyIf(node, "column");
  return column && !column.table && !column.name.quoted && attributes.has(column.name.name) ? column.name.name : null;
}
