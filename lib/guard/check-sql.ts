import type { CheckedColumn, CheckedSql } from "@/lib/guard/checked-sql";
import { Refused } from "@/lib/guard/refused";
import type { ResolveContext } from "@/lib/guard/resolve-context";
import { resolveQuery } from "@/lib/guard/resolve-query";
import { checkFunctions } from "@/lib/guard/rules/allowed-functions";
import { keepKnownNodes } from "@/lib/guard/rules/known-nodes";
import { onlyQuery } from "@/lib/guard/rules/one-query";
import { checkPlainText } from "@/lib/guard/rules/plain-text";
import { checkPrintedText } from "@/lib/guard/rules/printed-text";
import { limitRows } from "@/lib/guard/rules/row-limit";
import type { ScopeColumn } from "@/lib/guard/scope";
import { parseStatements, printStatement } from "@/lib/guard/sql-text";
import { bodyIf, type TreeNode } from "@/lib/guard/tree";
import { fail, ok, type Result } from "@/lib/result";
import { labelFromName } from "@/lib/semantic/label-from-name";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { SourceKind } from "@/lib/source/schema";

export type CheckOptions = {
  /** The model as the viewer may see it: what is absent or hidden in it does not exist. */
  readonly model: SemanticModel;
  /** Rows the result may have; see `CheckedSql.limit`. */
  readonly rowCountMax: number;
};

type Pass = { text: string; entities: ReadonlySet<string>; columns: readonly ScopeColumn[]; limit: number };

/**
 * Checks one SQL text against the allow-lists and the model, and prints the text that may run. Pure.
 * The printed text goes through the same check again and must come out unchanged: what runs has passed every rule as it stands.
 * Fails: guard/text, guard/parse, guard/not-one-select, guard/statement, guard/node, guard/comment, guard/function, guard/table,
 * guard/column, guard/ambiguous, guard/recursion, guard/limit.
 */
export function checkSql(sql: string, { model, rowCountMax }: CheckOptions): Result<CheckedSql> {
  try {
    const first = pass(sql, model, rowCountMax);
    const second = pass(first.text, model, rowCountMax);
    if (second.text !== first.text) throw new Refused("guard/node", { node: "SQL" });
    const checked: Omit<CheckedSql, keyof Brand> = {
      text: first.text,
      sourceId: model.sourceId,
      kind: model.kind,
      modelRevision: model.revision,
      tables: [...first.entities].sort(),
      columns: first.columns.map(checkedColumn),
      limit: first.limit,
      rowRulesApplied: false,
    };
    // The only place that makes one.
    return ok(checked as CheckedSql);
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal);
    throw error;
  }
}

type Brand = Pick<CheckedSql, Extract<keyof CheckedSql, symbol>>;

function pass(sql: string, model: SemanticModel, rowCountMax: number): Pass {
  const { kind } = model;
  checkPlainText(sql);
  const query = keepKnownNodes(onlyQuery(parseStatements(sql, kind)), (text) => readNegation(text, kind));
  checkFunctions(query, kind);
  const context: ResolveContext = {
    model,
    kind,
    text: sql,
    entities: new Set(),
    declared: new Set(),
    cteNames: cteNames(query, new Set()),
    lineages: new WeakMap(),
    resolveQuery: (node, place) => resolveQuery(node, place, context),
  };
  const columns = resolveQuery(query, { ctes: new Map(), parent: null, named: true }, context);
  const limit = limitRows(query, rowCountMax);
  const text = printStatement(query, kind);
  checkPrintedText(text, kind, context.declared);
  return { text, entities: context.entities, columns, limit };
}

/** The parser leaves `NOT a LIKE 'x'` as text; read without its NOT it is an expression like any other. */
function readNegation(text: string, kind: SourceKind): TreeNode {
  const inner = /^NOT\s+(.+)$/is.exec(text)?.[1];
  if (inner === undefined) throw new Refused("guard/node", { node: "RAW" });
  const [statement, another] = parseStatements(`SELECT ${inner}`, kind);
  const [expression, second] = bodyIf(statement, "select")?.expressions ?? [];
  if (!expression || second || another) throw new Refused("guard/node", { node: "NOT" });
  return { not: { this: expression } };
}

function cteNames(value: unknown, names: Set<string>): ReadonlySet<string> {
  if (typeof value !== "object" || value === null) return names;
  const { ctes } = value as { ctes?: { alias: { name: string } }[] };
  if (Array.isArray(ctes)) for (const cte of ctes) names.add(cte.alias.name.toLowerCase());
  for (const child of Object.values(value)) cteNames(child, names);
  return names;
}

function checkedColumn({ name, source, aggregate, grain, label }: ScopeColumn): CheckedColumn {
  const isPlain = source !== null && aggregate === null && grain === null && source.column === name;
  return { name, label: isPlain && label ? label : labelFromName(name), source, aggregate, grain };
}
