import type { CheckedColumn, CheckedSql } from "@/lib/guard/checked-sql";
import { expandQueries } from "@/lib/guard/expand-queries";
import { knownSizes } from "@/lib/guard/known-sizes";
import { tableWithId } from "@/lib/guard/known-tables";
import { isLeakProof } from "@/lib/guard/policy/leak-proof";
import { sameTree } from "@/lib/guard/policy/same-tree";
import { Wrappers } from "@/lib/guard/policy/wrappers";
import { readQuotedKeywords } from "@/lib/guard/quoted-keywords";
import { readNegation } from "@/lib/guard/read-negation";
import { Refused } from "@/lib/guard/refused";
import type { ResolveContext } from "@/lib/guard/resolve-context";
import { resolveQuery } from "@/lib/guard/resolve-query";
import { checkFunction } from "@/lib/guard/rules/allowed-functions";
import { growthWatch } from "@/lib/guard/rules/bounded-growth";
import { checkJoins } from "@/lib/guard/rules/bounded-joins";
import { keepKnownNodes } from "@/lib/guard/rules/known-nodes";
import { onlyQuery } from "@/lib/guard/rules/one-query";
import { checkPlainText } from "@/lib/guard/rules/plain-text";
import { checkPrintedText } from "@/lib/guard/rules/printed-text";
import { limitRows } from "@/lib/guard/rules/row-limit";
import { noLineage, type ScopeColumn } from "@/lib/guard/scope";
import { parseStatements, printStatement } from "@/lib/guard/sql-text";
import { bodyIf, setBodyIf, type TreeNode } from "@/lib/guard/tree";
import { fail, ok, type Result } from "@/lib/result";
import type { AccessPolicy } from "@/lib/semantic/access-policy";
import { labelFromName } from "@/lib/semantic/label-from-name";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { DataType } from "@/lib/source/schema";

export type CheckOptions = {
  /** The model as the viewer may see it: what is absent or hidden in it does not exist. */
  readonly model: SemanticModel;
  /** The rules on rows and values that concern the viewer. Required, so that nobody can forget them. */
  readonly policy: AccessPolicy;
  /** Rows the result may have; see `CheckedSql.limit`. */
  readonly rowCountMax: number;
};

type Pass = {
  query: TreeNode;
  text: string;
  entities: ReadonlySet<string>;
  columnsRead: ReadonlySet<string>;
  declared: ReadonlySet<string>;
  columns: readonly ScopeColumn[];
  limit: number;
  /** Whether a condition of the viewer may fail on a row that a rule takes away. */
  mayLeak: boolean;
};

/** The printer may spell a function anew in a second round (DATE_PART as EXTRACT); it must have settled by the third. */
const roundsMax = 3;

/**
 * Checks one SQL text against the allow-lists and the model, puts the viewer's rules in, and prints the text that may run. Pure.
 * The printed text goes through the same check again until it comes out unchanged: what runs has passed every rule as it stands.
 * Fails: guard/*, see the README.
 */
export function checkSql(written: string, options: CheckOptions): Result<CheckedSql> {
  const { model, policy } = options;
  try {
    const sql = expandQueries(written, model);
    const wrappers = new Wrappers(policy, model.kind, sql);
    const first = pass(sql, options, wrappers, null);
    const checked: Omit<CheckedSql, keyof Brand> = {
      text: settle(first, options, wrappers),
      sourceId: model.sourceId,
      kind: model.kind,
      modelRevision: model.revision,
      tables: [...first.entities].sort(),
      columns: first.columns.map(checkedColumn),
      columnsRead: [...first.columnsRead].sort(),
      limit: first.limit,
      rowRulesApplied: wrappers.rowRulesApplied,
      policed: wrappers.anyApplied,
    };
    // The only place that makes one.
    return ok(checked as CheckedSql);
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal);
    throw error;
  }
}

/** Reads the printed text until it prints itself; then the queries of the rules, which have settled by themselves, are put in. */
function settle(first: Pass, options: CheckOptions, wrappers: Wrappers): string {
  let before = first;
  for (let round = 2; round <= roundsMax; round += 1) {
    const again = pass(before.text, options, wrappers, before);
    if (again.text === before.text) {
      const tokens = checkPrintedText(again.text, options.model.kind, again.declared);
      return wrappers.fill(again.text, tokens, again.mayLeak);
    }
    before = again;
  }
  throw new Refused("guard/node", { node: "SQL" });
}

type Brand = Pick<CheckedSql, Extract<keyof CheckedSql, symbol>>;

/** One reading of a text; `before` is the reading that printed it. */
function pass(sql: string, options: CheckOptions, wrappers: Wrappers, before: Pass | null): Pass {
  const { model, rowCountMax } = options;
  const { kind } = model;
  checkPlainText(sql);
  const cteNames = new Set<string>();
  const watchGrowth = growthWatch();
  const query = keepKnownNodes(
    readQuotedKeywords(onlyQuery(parseStatements(sql, kind)), sql, kind),
    (text) => readNegation(text, kind),
    (node, type) => {
      checkFunction(node, type, kind);
      watchGrowth(node);
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
    columnsRead: new Set(),
    lineages: new WeakMap(),
    spend: budget(),
    resolveQuery: (node, place) => resolveQuery(node, place, context),
    wrappers,
    printed: before !== null,
  };
  const columns = resolveQuery(query, { ctes: new Map(), parent: null, named: true }, context);
  checkJoins(query, knownSizes(context));
  const limit = limitRows(query, rowCountMax);
  // A tree that came out as it was before is printed as it was before.
  const text = before !== null && sameTree(query, before.query) ? sql : printStatement(query, kind);
  const mayLeak = wrappers.rowRulesApplied && !isLeakProof(query, kind, (column) => typeOfColumn(column, context));
  const { entities, columnsRead, declared } = context;
  return { query, text, entities, columnsRead, declared, columns, limit, mayLeak };
}

/** The type of the column of the model behind a column node; null for what is made of it. */
function typeOfColumn(node: TreeNode, { lineages, model }: ResolveContext): DataType | null {
  const { source, aggregate, grain, part } = lineages.get(node) ?? noLineage;
  if (!source || aggregate || grain || part) return null;
  const table = tableWithId(model, source.entity);
  return table?.columns.find(({ name }) => name === source.column)?.type ?? null;
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

function checkedColumn({ name, source, aggregate, grain, part, percent, label }: ScopeColumn): CheckedColumn {
  const isPlain =
    source !== null && aggregate === null && grain === null && part === undefined && source.column === name;
  return { name, label: isPlain && label ? label : labelFromName(name), source, aggregate, grain, part, percent };
}
