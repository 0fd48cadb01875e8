import { identifier } from "@/lib/guard/identifiers";
import { defaultSchemas, findTable, type KnownTable } from "@/lib/guard/known-tables";
import { Refused } from "@/lib/guard/refused";
import type { CteMap, ResolveContext } from "@/lib/guard/resolve-context";
import { resolveExpression } from "@/lib/guard/resolve-expression";
import { noLineage, type Scope, type ScopeColumn, type ScopeSource, sameName } from "@/lib/guard/scope";
import { type Bodies, bodyIf, type Identifier, type JoinBody, type TreeNode, typeOf } from "@/lib/guard/tree";

/** MySQL's `FROM dual` is no table: SELECT without FROM says the same. */
export function isDual(from: { expressions: TreeNode[] } | null, context: ResolveContext): boolean {
  const [item, another] = from?.expressions ?? [];
  const table = bodyIf(item, "table");
  return context.kind === "mysql" && !another && !!table && !table.schema && sameName(table.name.name, "dual");
}

/** Resolves a FROM clause with its joins and adds what they name to the scope. Fails: guard/table, guard/column, guard/node. */
export function resolveFrom(
  from: { expressions: TreeNode[] } | null,
  joins: readonly JoinBody[],
  scope: Scope,
  ctes: CteMap,
  context: ResolveContext,
) {
  for (const item of from?.expressions ?? []) resolveSource(item, scope, ctes, context);
  for (const join of joins) resolveJoin(join, scope, ctes, context);
}

function resolveSource(node: TreeNode, scope: Scope, ctes: CteMap, context: ResolveContext) {
  const table = bodyIf(node, "table");
  const subquery = bodyIf(node, "subquery");
  const joined = bodyIf(node, "joined_table");
  const bracketed = bodyIf(node, "paren");
  const series = resolveSeries(node, scope, ctes, context);
  if (bracketed) resolveSource(bracketed.this, scope, ctes, context);
  else if (series) scope.add(series);
  else if (table) scope.add(resolveTable(table, ctes, context));
  else if (subquery) scope.add(resolveDerived(node, subquery, scope, ctes, context));
  else if (joined && !joined.alias) {
    resolveSource(joined.left, scope, ctes, context);
    for (const join of joined.joins) resolveJoin(join, scope, ctes, context);
  } else throw new Refused("guard/node", { node: sourceName(node) });
}

/** `generate_series(…) AS day` or `AS s(day)`: one column. The rule of functions has looked at its bounds. */
function resolveSeries(node: TreeNode, scope: Scope, ctes: CteMap, context: ResolveContext): ScopeSource | null {
  const named = bodyIf(node, "alias");
  const call = bodyIf(named?.this ?? node, "function");
  if (call?.name.toLowerCase() !== "generate_series") return null;
  call.args = call.args.map((argument) => resolveExpression(argument, scope, ctes, context));
  const alias = named?.alias.name ?? "generate_series";
  const listed = named?.column_aliases ?? [];
  if (named) named.alias = identifier(alias, context.kind);
  if (named) named.column_aliases = listed.map(({ name }) => identifier(name, context.kind));
  if (listed.length > 0) context.declared.add(alias);
  // PostgreSQL names the one column after the alias, DuckDB after the function.
  const own = context.kind === "postgres" ? alias : "generate_series";
  return { alias, columns: renameColumns([{ ...noLineage, name: own }], listed, alias) };
}

/** What stands in FROM and is no table: a function that makes rows, a file, a pivot … */
function sourceName(node: TreeNode): string {
  const inner = bodyIf(node, "alias")?.this ?? node;
  const call = bodyIf(inner, "function");
  return call ? `${call.name.toUpperCase()}()` : (typeOf(inner) ?? "").replaceAll("_", " ").toUpperCase();
}

function resolveTable(table: Bodies["table"], ctes: CteMap, context: ResolveContext): ScopeSource {
  const { kind, wrappers } = context;
  const written = table.name.name;
  // The columns of a table have an order that the model does not promise: hidden ones would be named by place.
  if (table.column_aliases?.length > 0) throw new Refused("guard/node", { node: "COLUMN LIST" });
  if (table.catalog) throw new Refused("guard/table", { table: `${table.catalog.name}.${written}`, suggestion: "" });
  const alias = table.alias?.name ?? null;
  if (table.alias) table.alias = identifier(table.alias.name, kind);
  const placed = wrappers.tableNamed(table);
  if (placed) return sourceOf(placed, alias ?? written, true, context);
  const cte = table.schema ? undefined : ctes.get(written.toLowerCase());
  if (cte) {
    table.name = identifier(cte.name, kind);
    return { alias: alias ?? cte.name, columns: cte.columns };
  }
  const known = findTable(context.model, written, table.schema?.name ?? null);
  const { entity } = known;
  table.name = identifier(entity.table, kind);
  table.schema = printedSchema(entity.schema, entity.table, context);
  const { schema } = table;
  const hasRules = wrappers.place(table, known, alias ?? entity.table, context.printed);
  // Without a name for its database MySQL has no way to say that the table is meant and not the CTE.
  if (hasRules && schema === null && context.cteNames.has(entity.table.toLowerCase())) {
    throw new Refused("guard/table", { table: entity.table, suggestion: "" });
  }
  return sourceOf(known, alias ?? entity.table, hasRules, context);
}

function sourceOf(known: KnownTable, alias: string, hasRules: boolean, context: ResolveContext): ScopeSource {
  const { entity } = known;
  context.entities.add(entity.id);
  return { alias, columns: columnsOf(known, context), ...(hasRules && { key: entity.primaryKey }) };
}

function columnsOf({ entity, columns }: KnownTable, context: ResolveContext): ScopeColumn[] {
  return columns.map((column) => ({
    name: column.name,
    // What is masked is no longer of the column's type and unit.
    source: context.wrappers.isMasked(entity.id, column.name) ? null : { entity: entity.id, column: column.name },
    aggregate: null,
    grain: null,
    label: column.label,
  }));
}

/** Engines take a table for the CTE of its name, some even inside that CTE: the schema tells them apart. */
function printedSchema(schema: string | null, table: string, context: ResolveContext): Identifier | null {
  if (schema !== null) return identifier(schema, context.kind);
  if (!context.cteNames.has(table.toLowerCase())) return null;
  const own = defaultSchemas[context.kind] ?? context.model.database ?? null;
  return own === null ? null : identifier(own, context.kind);
}

function resolveDerived(
  node: TreeNode,
  subquery: Bodies["subquery"],
  scope: Scope,
  ctes: CteMap,
  context: ResolveContext,
): ScopeSource {
  const parent = subquery.lateral ? scope : scope.parent;
  const given = context.resolveQuery(node, { ctes, parent, named: true });
  const alias = subquery.alias?.name ?? `derived_${scope.sources.length + 1}`;
  subquery.alias = identifier(alias, context.kind);
  const columns = renameColumns(given, subquery.column_aliases ?? [], alias);
  subquery.column_aliases = (subquery.column_aliases ?? []).map(({ name }) => identifier(name, context.kind));
  if (subquery.column_aliases.length > 0) context.declared.add(alias);
  return { alias, columns };
}

/** The columns under the names of a column list. Fails: guard/column when the list is longer than what is given. */
export function renameColumns(
  columns: readonly ScopeColumn[],
  names: readonly Identifier[],
  owner: string,
): readonly ScopeColumn[] {
  const extra = names[columns.length];
  if (extra) throw new Refused("guard/column", { column: `${owner}.${extra.name}`, suggestion: "" });
  return columns.map((column, index) => ({ ...column, name: names[index]?.name ?? column.name }));
}

const naturalKinds: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Natural: "Inner",
    NaturalLeft: "Left",
    NaturalRight: "Right",
    NaturalFull: "Full",
  } as const),
);

function resolveJoin(join: JoinBody, scope: Scope, ctes: CteMap, context: ResolveContext) {
  const before = [...scope.sources];
  resolveSource(join.this, scope, ctes, context);
  const added = scope.sources.slice(before.length);
  const plain = naturalKinds.get(join.kind);
  if (plain) {
    // NATURAL would also compare columns that the model does not show.
    const names = added.flatMap((source) => source.columns.map(({ name }) => name));
    join.using = names
      .filter((name) => before.some((source) => source.columns.some((column) => sameName(column.name, name))))
      .map((name) => identifier(name, context.kind));
    if (join.using.length === 0) throw new Refused("guard/node", { node: "NATURAL JOIN" });
    join.kind = plain;
  }
  if (join.using?.length > 0)
    join.using = join.using.map(({ name }) => mergeColumn(name, before, added, scope, context));
  if (join.on) join.on = resolveExpression(join.on, scope, ctes, context);
}

function mergeColumn(
  name: string,
  before: readonly ScopeSource[],
  added: readonly ScopeSource[],
  scope: Scope,
  context: ResolveContext,
): Identifier {
  const [left, right] = [before, added].map((sources) => {
    const source = sources.find((item) => item.columns.some((column) => sameName(column.name, name)));
    return source && { source, column: source.columns.find((column) => sameName(column.name, name)) };
  });
  if (!left?.column || !right?.column) throw scope.unknownColumn(name, null);
  scope.merged.set(name.toLowerCase(), { source: left.source, column: left.column });
  return identifier(left.column.name, context.kind);
}
