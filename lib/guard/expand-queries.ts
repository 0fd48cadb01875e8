import { identifier } from "@/lib/guard/identifiers";
import { Refused } from "@/lib/guard/refused";
import { parseStatements, printStatement } from "@/lib/guard/sql-text";
import { bodyIf, type Identifier, type TreeNode } from "@/lib/guard/tree";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";
import type { SourceKind } from "@/lib/source/schema";

/** Queries may be made of others; one that needs itself would never end. */
const depthMax = 5;

type Queries = { readonly byName: ReadonlyMap<string, Entity>; readonly kind: SourceKind };

/**
 * The text in which tables that are queries of the model stand as those queries, in brackets: from there on they are read, checked and
 * ruled like anything that a person wrote. A name of a CTE is that CTE. The text itself where it uses none.
 * Fails: throws Refused with guard/parse, and guard/limit where queries need one another without end.
 */
export function expandQueries(sql: string, { entities, kind }: SemanticModel): string {
  const queries = entities.filter((entity) => entity.kind === "query" && entity.query !== undefined);
  if (queries.length === 0) return sql;
  const byName = new Map(queries.map((entity) => [entity.table.toLowerCase(), entity]));
  const statements = parseStatements(sql, kind);
  const ctes = new Set<string>();
  visit(statements, (node) => noteCtes(node, ctes));
  let used = false;
  visit(statements, (node) => {
    used = replaceIn(node, { byName, kind }, ctes, 1) || used;
  });
  const [statement, another] = statements;
  return used && statement !== undefined && another === undefined ? printStatement(statement, kind) : sql;
}

function replaceIn(node: TreeNode, queries: Queries, ctes: ReadonlySet<string>, depth: number): boolean {
  const table = bodyIf(node, "table");
  const entity =
    table && !table.schema && !table.catalog ? queries.byName.get(table.name.name.toLowerCase()) : undefined;
  if (!table || entity?.query === undefined || ctes.has(entity.table.toLowerCase())) return false;
  if (depth > depthMax) throw new Refused("guard/limit");
  const stands = derived(entity.query, table.alias?.name ?? entity.table, queries.kind);
  const own = new Set<string>();
  visit([stands], (inner) => noteCtes(inner, own));
  visit([stands], (inner) => {
    replaceIn(inner, queries, own, depth + 1);
  });
  delete node.table;
  Object.assign(node, stands);
  return true;
}

/** `(query) AS alias` as it stands in FROM. */
function derived(query: string, alias: string, kind: SourceKind): TreeNode {
  const [statement] = parseStatements(`SELECT 1 FROM (${query}) AS q`, kind);
  const item = bodyIf(statement ?? {}, "select")?.from?.expressions[0];
  const subquery = item && bodyIf(item, "subquery");
  if (!item || !subquery) throw new Refused("guard/parse", { near: query.slice(0, 60) });
  subquery.alias = identifier(alias, kind);
  return item;
}

function noteCtes(node: TreeNode, ctes: Set<string>): void {
  const { alias, this: query } = node as { alias?: Identifier; this?: unknown };
  // The entries of a WITH clause have no type of their own: a name, and what it stands for.
  if (query !== undefined && "columns" in node && typeof alias?.name === "string") ctes.add(alias.name.toLowerCase());
}

/** Every object of a tree, the outer ones first; what a call puts in the place of a node is not visited again. */
function visit(value: unknown, each: (node: TreeNode) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, each);
  else if (typeof value === "object" && value !== null) {
    const before = Object.values(value);
    each(value as TreeNode);
    for (const item of before) visit(item, each);
  }
}
