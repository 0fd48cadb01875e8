import { LRUCache } from "lru-cache";
import { aliasNode, columnNode, identifier } from "@/lib/guard/identifiers";
import type { KnownTable } from "@/lib/guard/known-tables";
import { conditionNode } from "@/lib/guard/policy/condition-node";
import { maskFunctions, maskNode } from "@/lib/guard/policy/mask-node";
import { sameTree } from "@/lib/guard/policy/same-tree";
import { readNegation } from "@/lib/guard/read-negation";
import { Refused } from "@/lib/guard/refused";
import { keepKnownNodes } from "@/lib/guard/rules/known-nodes";
import { onlyQuery } from "@/lib/guard/rules/one-query";
import { checkPlainText } from "@/lib/guard/rules/plain-text";
import { checkPrintedText } from "@/lib/guard/rules/printed-text";
import { parseStatements, printStatement } from "@/lib/guard/sql-text";
import { bodyIf, type TreeNode } from "@/lib/guard/tree";
import type { TableAccess } from "@/lib/semantic/access-policy";
import type { SourceKind } from "@/lib/source/schema";

export type WrapperSpec = {
  readonly access: TableAccess;
  /** The table as the viewer sees it. */
  readonly table: KnownTable;
  readonly schema: string | null;
  /** Whether a LIMIT keeps the engine from looking at the viewer's conditions before the rule's. */
  readonly fenced: boolean;
  readonly maskSalt: string;
};

/** The highest number of rows that every engine takes. No engine moves a condition across a LIMIT. */
const fence = "9223372036854775807";

const built = new LRUCache<string, string>({ max: 2_000 });

/**
 * `SELECT <visible columns, masked ones computed> FROM t WHERE (condition) AND …` for one table and one viewer, printed from its
 * tree, and read again until it prints itself.
 * Kept by what it is made of, values of the viewer included: a policy is read anew for each request.
 * Fails: guard/attribute, guard/rule.
 */
export function wrapperOf(spec: WrapperSpec, kind: SourceKind): string {
  const key = keyOf(spec, kind);
  const known = built.get(key);
  if (known !== undefined) return known;
  const fresh = buildFor(spec, kind);
  built.set(key, fresh);
  return fresh;
}

// A policy and a table stay the same objects while a request lasts.
const partKeys = new WeakMap<object, string>();

function partKey(part: object, make: () => unknown): string {
  const known = partKeys.get(part);
  if (known !== undefined) return known;
  const key = JSON.stringify(make());
  partKeys.set(part, key);
  return key;
}

function keyOf({ access, table, schema, fenced, maskSalt }: WrapperSpec, kind: SourceKind): string {
  const seen = partKey(table, () => table.columns.map(({ name, type }) => [name, type]));
  const rules = partKey(access, () => [
    access.entity.columns.map(({ name, type }) => [name, type]),
    access.conditions.map(({ sql, values }) => [sql, [...values]]),
    [...access.masks],
  ]);
  return JSON.stringify([kind, table.entity.table, schema, fenced, maskSalt, seen, rules]);
}

/** What is wrong with a rule or with a value in it is nothing for a viewer to read, who wrote neither. */
function buildFor(spec: WrapperSpec, kind: SourceKind): string {
  try {
    return build(spec, kind);
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code === "guard/attribute") throw error;
    throw new Refused("guard/rule", { table: spec.access.entity.label });
  }
}

function build(spec: WrapperSpec, kind: SourceKind): string {
  let tree = selectNode(spec, kind);
  let text = printStatement(tree, kind);
  // The printer may spell a function anew in a second round; it must have settled by the third.
  for (let round = 2; round <= 3; round += 1) {
    checkPlainText(text);
    const again = keepKnownNodes(
      onlyQuery(parseStatements(text, kind)),
      (negated) => readNegation(negated, kind),
      // Functions were checked as the conditions were read; those of the masks are the guard's own.
      () => undefined,
    );
    const printed = sameTree(again, tree) ? text : printStatement(again, kind);
    if (printed === text) {
      checkPrintedText(text, kind, maskFunctions);
      return text;
    }
    tree = again;
    text = printed;
  }
  throw new Refused("guard/rule", { table: spec.access.entity.label });
}

function selectNode({ access, table, schema, fenced, maskSalt }: WrapperSpec, kind: SourceKind): TreeNode {
  const owner = table.entity.table;
  const expressions = table.columns.map((column) => {
    const mask = access.masks.get(column.name);
    return mask === undefined
      ? columnNode(column.name, owner, kind)
      : aliasNode(maskNode(mask, column, owner, kind, maskSalt), column.name, kind);
  });
  const conditions = access.conditions.map(({ sql, values }) => ({
    paren: {
      this: conditionNode(sql, access.entity, kind, (attribute) => values.get(attribute)),
      trailing_comments: [],
    },
  }));
  const all = conditions.reduce<TreeNode | null>(
    (left, right) =>
      left === null ? right : { and: { left, right, left_comments: [], operator_comments: [], trailing_comments: [] } },
    null,
  );
  return {
    select: {
      ...templateOf(kind).select,
      // A table of which nothing is visible still has rows to count.
      expressions: expressions.length > 0 ? expressions : [aliasNode(one, "hidden", kind)],
      from: { expressions: [tableNode(owner, schema, kind)] },
      where_clause: all === null ? null : { this: all },
      limit: fenced ? { this: { literal: { literal_type: "number", value: fence } } } : null,
    },
  };
}

const one: TreeNode = { literal: { literal_type: "number", value: "1" } };

// The fields that the parser gives a SELECT and a table, as the printer wants them; the same for every query of an engine.
const templates = new Map<SourceKind, { select: object; table: object }>();

function templateOf(kind: SourceKind): { select: object; table: object } {
  const known = templates.get(kind);
  if (known) return known;
  const select = bodyIf(parseStatements("SELECT 1 FROM t", kind)[0], "select");
  const table = bodyIf(select?.from?.expressions[0], "table");
  if (!select || !table) throw new Error(`no SELECT can be read on ${kind}`);
  const template = { select: { ...select, from: null, expressions: [] }, table };
  templates.set(kind, template);
  return template;
}

function tableNode(name: string, schema: string | null, kind: SourceKind): TreeNode {
  const names = { name: identifier(name, kind), schema: schema === null ? null : identifier(schema, kind) };
  return { table: { ...templateOf(kind).table, ...names } };
}
