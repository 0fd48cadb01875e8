import type { CheckedColumn, CheckedSql } from "@/lib/guard/checked-sql";
import { Refused } from "@/lib/guard/refused";
import type { ResolveContext } from "@/lib/guard/resolve-context";
import { resolveQuery } from "@/lib/guard/resolve-query";
import { checkFunction } from "@/lib/guard/rules/allowed-functions";
import { keepKnownNodes } from "@/lib/guard/rules/known-nodes";
import { onlyQuery } from "@/lib/guard/rules/one-query";
import { checkPlainText } from "@/lib/guard/rules/plain-text";
import { checkPrintedText } from "@/lib/guard/rules/printed-text";
import { limitRows } from "@/lib/guard/rules/row-limit";
import type { ScopeColumn } from "@/lib/guard/scope";
import { parseStatements, printStatement } from "@/lib/guard/sql-text";
import { bodyIf, setBodyIf, type TreeNode } from "@/lib/guard/tree";
import { fail, ok, type Result } from "@/lib/result";
import type { AccessPolicy } from "@/lib/semantic/access-policy";
import { labelFromName } from "@/lib/semantic/label-from-name";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { SourceKind } from "@/lib/source/schema";

export type CheckOptions = {
  /** The model as the viewer may see it: what is absent or hidden in it does not exist. */
  readonly model: SemanticModel;
  /** The rules on rows and values that concern the viewer. Required, so that nobody can forget them. */
  readonly policy: AccessPolicy;
  /** Rows the result may have; see `CheckedSql.limit`. */
  readonly rowCountMax: number;
};

type Pass = {
  text: string;
  entities: ReadonlySet<string>;
  declared: ReadonlySet<string>;
  columns: readonly ScopeColumn[];
  limit: number;
};

/** The printer may spell a function anew in a second round (DATE_PART as EXTRACT); it must have settled by the third. */
const roundsMax = 3;

/**
 * Checks one SQL text against the allow-lists and the model, and prints the text that may run. Pure.
 * The printed text goes through the same check again until it comes out unchanged: what runs has passed every rule as it stands.
 * Fails: guard/text, guard/parse, guard/not-one-select, guard/statement, guard/node, guard/comment, guard/function, guard/table,
 * guard/column, guard/ambiguous, guard/recursion, guard/limit.
 */
export function checkSql(sql: string, { model, rowCountMax }: CheckOptions): Result<CheckedSql> {
  try {
    const first = pass(sql, model, rowCountMax);
    const text = settle(first.text, model, rowCountMax);
    const checked: Omit<CheckedSql, keyof Brand> = {
      text,
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

function settle(printed: string, model: SemanticModel, rowCountMax: number): string {
  let text = printed;
  for (let round = 2; round <= roundsMax; round += 1) {
    const again = pass(text, model, rowCountMax);
    if (again.text === text) {
      checkPrintedText(text, model.kind, again.declared);
      return text;
    }
    text = again.text;
  }
  throw new Refused("guard/node", { node: "SQL" });
}

type Brand = Pick<CheckedSql, Extract<keyof CheckedSql, symbol>>;

function pass(sql: string, model: SemanticModel, rowCountMax: number): Pass {
  const { kind } = model;
  checkPlainText(sql);
  const cteNames = new Set<string>();
  const query = keepKnownNodes(
    onlyQuery(parseStatements(sql, kind)),
    (text) => readNegation(text, kind),
    (node, type) => {
      checkFunction(node, type, kind);
      const clause = (bodyIf(node, "select") ?? setBodyIf(node))?.with;
      for (const cte of clause?.ctes ?? []) cteNames.add(cte.alias.name.toLowerCase());
    },
  );
  const context: ResolveContext = {
    model,
    kind,
    text: sql,
    entities: new Set(),
    declared: new Set(),
    cteNames,
    lineages: new WeakMap(),
    spend: budget(),
    resolveQuery: (node, place) => resolveQuery(node, place, context),
  };
  const columns = resolveQuery(query, { ctes: new Map(), parent: null, named: true }, context);
  const limit = limitRows(query, rowCountMax);
  const text = printStatement(query, kind);
  return { text, entities: context.entities, declared: context.declared, columns, limit };
}

/** Parts that the rewriting of one statement may add. */
const addedPartsMax = 30_000;

function budget(): () => void {
  let left = addedPartsMax;
  return () => {
    left -= 1;
    if (left < 0) throw new Refused("guard/limit");
  };
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

function checkedColumn({ name, source, aggregate, grain, part, percent, label }: ScopeColumn): CheckedColumn {
  const isPlain =
    source !== null && aggregate === null && grain === null && part === undefined && source.column === name;
  return { name, label: isPlain && label ? label : labelFromName(name), source, aggregate, grain, part, percent };
}
