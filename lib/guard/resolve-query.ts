import { functionNodes } from "@/lib/guard/function-nodes";
import { aliasNode, columnNode, identifier } from "@/lib/guard/identifiers";
import { lineageOf } from "@/lib/guard/lineage";
import { completeGroups } from "@/lib/guard/policy/complete-groups";
import { Refused } from "@/lib/guard/refused";
import type { CteMap, KnownCte, QueryPlace, ResolveContext } from "@/lib/guard/resolve-context";
import { resolveExpression } from "@/lib/guard/resolve-expression";
import { isDual, renameColumns, resolveFrom } from "@/lib/guard/resolve-from";
import { checkRecursion, readsItself } from "@/lib/guard/rules/bounded-recursion";
import { noLineage, Scope, type ScopeColumn, sameName } from "@/lib/guard/scope";
import {
  type Bodies,
  bodyIf,
  copyNode,
  type OrderByClause,
  type OrderedBody,
  type SetBody,
  setBodyIf,
  type TreeNode,
  typeOf,
  type WithClause,
} from "@/lib/guard/tree";

/**
 * Resolves every table and column of a query against the model and rewrites the tree to exact names: `*` is written out,
 * NATURAL becomes USING, columns are qualified wherever more than one table is in sight. Returns the columns it gives.
 * Fails: guard/table, guard/column, guard/ambiguous, guard/node, guard/recursion.
 */
export function resolveQuery(node: TreeNode, place: QueryPlace, context: ResolveContext): ScopeColumn[] {
  const select = bodyIf(node, "select");
  if (select) return resolveSelect(select, place, context);
  const set = setBodyIf(node);
  if (set) return resolveSetOperation(set, place, context);
  const subquery = bodyIf(node, "subquery");
  if (subquery) {
    const columns = resolveQuery(subquery.this, place, context);
    resolveOutputOrder(subquery.order_by, columns, place.ctes, context);
    checkCount(subquery.limit?.this ?? null);
    checkCount(subquery.offset?.this ?? null);
    return columns;
  }
  const values = bodyIf(node, "values");
  if (values && place.named) return resolveValues(values, place, context);
  throw new Refused("guard/node", { node: (typeOf(node) ?? "").replaceAll("_", " ").toUpperCase() });
}

function resolveWith(clause: WithClause | null, place: QueryPlace, context: ResolveContext): CteMap {
  let ctes = place.ctes;
  for (const cte of clause?.ctes ?? []) {
    const name = cte.alias.name;
    const later = clause?.ctes.slice(clause.ctes.indexOf(cte) + 1) ?? [];
    // With RECURSIVE, some engines let a CTE read those that follow it and some do not.
    if (clause?.recursive && later.some((other) => readsItself(cte.this, other.alias.name))) {
      throw new Refused("guard/recursion");
    }
    const recursive = clause?.recursive === true && readsItself(cte.this, name);
    const inner: QueryPlace = { ctes, parent: place.parent, named: true };
    const columns = recursive
      ? resolveRecursive(cte, inner, context)
      : renameColumns(resolveQuery(cte.this, inner, context), cte.columns ?? [], name);
    if (cte.columns?.length > 0) context.declared.add(name);
    cte.alias = identifier(name, context.kind);
    cte.columns = (cte.columns ?? []).map((column) => identifier(column.name, context.kind));
    ctes = withCte(ctes, { name, columns });
  }
  return ctes;
}

function resolveRecursive(cte: WithClause["ctes"][number], place: QueryPlace, context: ResolveContext) {
  const union = bodyIf(cte.this, "union");
  if (!union || union.with || readsItself(union.left, cte.alias.name)) throw new Refused("guard/recursion");
  const columns = renameColumns(resolveQuery(union.left, place, context), cte.columns ?? [], cte.alias.name);
  const ctes = withCte(place.ctes, { name: cte.alias.name, columns });
  resolveQuery(union.right, { ...place, ctes, named: false }, context);
  resolveOutputOrder(union.order_by, columns, place.ctes, context);
  checkCount(union.limit);
  checkCount(union.offset);
  checkRecursion(union, { name: cte.alias.name, columns: columns.map((column) => column.name) });
  // A value that was computed in a round is no longer the column it began with.
  return columns.map((column) => ({ ...column, ...noLineage, part: undefined, percent: undefined }));
}

function withCte(ctes: CteMap, cte: KnownCte): CteMap {
  return new Map(ctes).set(cte.name.toLowerCase(), cte);
}

function resolveSetOperation(set: SetBody, place: QueryPlace, context: ResolveContext): ScopeColumn[] {
  const ctes = resolveWith(set.with, place, context);
  const columns = resolveQuery(set.left, { ...place, ctes }, context);
  const right = resolveQuery(set.right, { ...place, ctes, named: false }, context);
  resolveOutputOrder(set.order_by, columns, ctes, context);
  checkCount(set.limit);
  checkCount(set.offset);
  // What comes from two places has the lineage that both share.
  return columns.map((column, index) =>
    sameLineage(column, right[index]) ? column : { ...column, ...noLineage, part: undefined, percent: undefined },
  );
}

function sameLineage(a: ScopeColumn, b: ScopeColumn | undefined): boolean {
  return (
    a.source?.entity === b?.source?.entity &&
    a.source?.column === b?.source?.column &&
    a.aggregate === b?.aggregate &&
    a.grain === b?.grain &&
    a.part === b?.part &&
    a.percent === b?.percent
  );
}

const valuesColumn: Record<ResolveContext["kind"], (index: number) => string> = {
  mysql: (index) => `column_${index}`,
  postgres: (index) => `column${index + 1}`,
  sqlite: (index) => `column${index + 1}`,
  duckdb: (index) => `col${index}`,
};

function resolveValues(values: Bodies["values"], place: QueryPlace, context: ResolveContext): ScopeColumn[] {
  for (const row of values.expressions) {
    row.expressions = row.expressions.map((cell) => resolveExpression(cell, new Scope(null), place.ctes, context));
  }
  if (values.alias || values.column_aliases?.length > 0) throw new Refused("guard/node", { node: "VALUES" });
  const width = values.expressions[0]?.expressions.length ?? 0;
  return Array.from({ length: width }, (_, index) => ({ ...noLineage, name: valuesColumn[context.kind](index) }));
}

function resolveSelect(select: Bodies["select"], place: QueryPlace, context: ResolveContext): ScopeColumn[] {
  const ctes = resolveWith(select.with, place, context);
  const scope = new Scope(place.parent);
  if (isDual(select.from, context) && !select.joins?.length) select.from = null;
  resolveFrom(select.from, select.joins ?? [], scope, ctes, context);
  const inScope = (node: TreeNode) => resolveExpression(node, scope, ctes, context);

  const columns = resolveSelectList(select, scope, place.named, inScope, context);
  if (select.where_clause) select.where_clause.this = inScope(select.where_clause.this);
  if (select.group_by) select.group_by.expressions = select.group_by.expressions.map(inScope);
  if (select.having) select.having.this = inScope(select.having.this);
  if (select.qualify) select.qualify.this = inScope(select.qualify.this);
  for (const window of select.windows ?? []) {
    window.spec.partition_by = window.spec.partition_by.map(inScope);
    for (const item of window.spec.order_by) item.this = inScope(item.this);
  }
  const ofOutput = (node: TreeNode) => outputOf(node, scope, context) ?? inScope(node);
  if (select.distinct_on) select.distinct_on = select.distinct_on.map(ofOutput);
  for (const item of select.order_by?.expressions ?? []) item.this = ofOutput(item.this);
  completeGroups(select, scope, context.kind);
  for (const count of [select.limit?.this, select.offset?.this, select.fetch?.count]) checkCount(count ?? null);
  return columns;
}

function resolveSelectList(
  select: Bodies["select"],
  scope: Scope,
  named: boolean,
  inScope: (node: TreeNode) => TreeNode,
  context: ResolveContext,
): ScopeColumn[] {
  const columns: ScopeColumn[] = [];
  const taken = new Map<string, number>();
  const list = select.expressions.flatMap((node) => expandStar(node, scope, context));
  select.expressions = list.map((node) => {
    const alias = bodyIf(node, "alias");
    if (alias && alias.column_aliases?.length > 0) throw new Refused("guard/node", { node: "COLUMN LIST" });
    const value = inScope(alias ? alias.this : node);
    const wanted = alias?.alias.name ?? bodyIf(value, "column")?.name.name ?? null;
    const name = named || wanted === null ? uniqueName(wanted ?? defaultName(value), taken) : wanted;
    const lineage = lineageOf(value, context.kind, (column) => context.lineages.get(column) ?? noLineage);
    columns.push({ ...lineage, name });
    scope.aliases.push({ name: wanted ?? name, node: value, explicit: alias !== null });
    if (alias && !named) {
      alias.this = value;
      alias.alias = identifier(name, context.kind);
      return node;
    }
    const needsAlias = alias !== null || (named && bodyIf(value, "column")?.name.name !== name);
    return needsAlias ? aliasNode(value, name, context.kind) : value;
  });
  return columns;
}

/** `*` and `t.*` as the list of the columns that the model shows. */
function expandStar(node: TreeNode, scope: Scope, context: ResolveContext): TreeNode[] {
  const star = bodyIf(node, "star");
  if (!star) return [node];
  const table = star.table?.name ?? null;
  const sources = table === null ? scope.sources : scope.sources.filter((source) => sameName(source.alias, table));
  if (sources.length === 0)
    throw new Refused("guard/column", { column: table === null ? "*" : `${table}.*`, suggestion: "" });
  const merged = new Set<string>();
  const alone = scope.sources.length === 1 && table === null;
  return sources.flatMap((source) =>
    source.columns.flatMap(({ name }) => {
      context.spend();
      const folded = name.toLowerCase();
      if (star.except?.some((left) => sameName(left.name, name))) return [];
      const replacement = star.replace?.find((item) => sameName(item.alias.name, name));
      if (replacement) return [aliasNode(copyNode(replacement.this, context.spend), name, context.kind)];
      if (table === null && scope.merged.has(folded)) {
        if (merged.has(folded)) return [];
        merged.add(folded);
        return [columnNode(name, null, context.kind)];
      }
      return [columnNode(name, alone ? null : source.alias, context.kind)];
    }),
  );
}

/** DuckDB takes CURRENT_DATE for the column of that name where there is one, be it the one that is being made of it. */
const clockNames: ReadonlyMap<string, string> = new Map([
  ["current_date", "today"],
  ["current_time", "time_now"],
  ["current_timestamp", "now"],
  ["localtime", "time_now"],
  ["localtimestamp", "now"],
]);

/** A name for a computed column that nobody named, the same on every engine: its function and its column. */
function defaultName(node: TreeNode): string {
  const type = typeOf(node) ?? "";
  const body = node[type] as { this?: TreeNode } | null;
  if ((type === "window_function" || type === "paren" || type === "cast") && body?.this) return defaultName(body.this);
  const call = bodyIf(node, "function") ?? bodyIf(node, "aggregate_function");
  const called = call?.name.toLowerCase() ?? (functionNodes.has(type) ? type : "result");
  const base = clockNames.get(called) ?? called;
  const column = bodyIf(body?.this ?? call?.args[0], "column")?.name.name;
  return column ? `${base}_${column}` : base;
}

/** The name, or the first of `name_2`, `name_3` … that is free; it is taken afterwards. `taken`: the last number given to each name. */
function uniqueName(wanted: string, taken: Map<string, number>): string {
  const key = wanted.toLowerCase();
  let count = taken.get(key) ?? 0;
  let name = wanted;
  if (count > 0) {
    do count += 1;
    while (taken.has(`${key}_${count}`));
    name = `${wanted}_${count}`;
    taken.set(name.toLowerCase(), 1);
  }
  taken.set(key, Math.max(count, 1));
  return name;
}

/** ORDER BY prefers the columns of the SELECT list: an alias stays a name, a plain column is written out. */
function outputOf(node: TreeNode, scope: Scope, context: ResolveContext): TreeNode | null {
  const column = bodyIf(node, "column");
  if (!column || column.table) return null;
  const [output, second] = scope.aliases.filter((alias) => sameName(alias.name, column.name.name));
  if (!output || second) return null;
  return output.explicit ? columnNode(output.name, null, context.kind) : copyNode(output.node, context.spend);
}

/** After a set operation only the columns of its result can be named. */
function resolveOutputOrder(
  order: OrderByClause | null,
  columns: readonly ScopeColumn[],
  ctes: CteMap,
  context: ResolveContext,
) {
  const scope = new Scope(null);
  scope.add({ alias: "", columns });
  for (const item of (order?.expressions ?? []) as OrderedBody[]) {
    item.this = resolveExpression(item.this, scope, ctes, context);
  }
}

/** LIMIT and OFFSET are numbers: anything else could be a query. */
function checkCount(node: TreeNode | null) {
  if (node === null || bodyIf(node, "literal")?.literal_type === "number") return;
  throw new Refused("guard/node", { node: "LIMIT" });
}
