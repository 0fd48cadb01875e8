import { columnNode } from "@/lib/guard/identifiers";
import { bareKeywords } from "@/lib/guard/quoted-keywords";
import { Refused } from "@/lib/guard/refused";
import type { CteMap, ExpressionContext } from "@/lib/guard/resolve-context";
import { isKnownNode } from "@/lib/guard/rules/known-nodes";
import { isQuery } from "@/lib/guard/rules/one-query";
import { columnNamed, type Found, type Scope, sameName } from "@/lib/guard/scope";
import {
  type Bodies,
  bodyIf,
  copyNode,
  type Identifier,
  rewriteChildren,
  type TreeNode,
  typeOf,
} from "@/lib/guard/tree";

/** Functions whose unit is written as a bare word, which the parser takes for a column. */
const unitFunctions = new Set([
  "timestampdiff",
  "timestampadd",
  "date_diff",
  "datediff",
  "dateadd",
  "date_add",
  "date_sub",
  "extract",
]);
const units = new Set(
  "microsecond millisecond second minute hour day week month quarter year decade century epoch dow doy isodow isoyear".split(
    " ",
  ),
);

/**
 * Resolves every name in an expression and returns the expression with exact, qualified names.
 * A name that no table has but the SELECT list gives is replaced by that expression, so that no engine can take it
 * for a column that the model does not show.
 * Fails: guard/column, guard/ambiguous, guard/node, and what queries inside it fail with.
 */
export function resolveExpression(node: TreeNode, scope: Scope, ctes: CteMap, context: ExpressionContext): TreeNode {
  const type = typeOf(node);
  const column = bodyIf(node, "column");
  if (column) return resolveColumn(column, scope, context);
  if (isQuery(node) || type === "subquery") {
    context.resolveQuery(node, { ctes, parent: scope, named: false });
    return node;
  }
  if (type === "star" || type === "table" || type === "values" || type === "joined_table" || type === "identifier") {
    throw new Refused("guard/node", { node: type === "star" ? "*" : type.toUpperCase() });
  }
  const visit = (child: TreeNode) => resolveExpression(child, scope, ctes, context);
  const call = bodyIf(node, "function");
  const unit = call && unitFunctions.has(call.name.toLowerCase()) ? call.args[0] : undefined;
  if (call && unit && units.has(bodyIf(unit, "column")?.name.name.toLowerCase() ?? "")) {
    call.args = [unit, ...call.args.slice(1).map(visit)];
    return node;
  }
  const body = node[type ?? ""];
  if (body) rewriteChildren(body as object, isKnownNode, visit);
  return node;
}

function resolveColumn(column: Bodies["column"], scope: Scope, context: ExpressionContext): TreeNode {
  const name = column.name.name;
  if (column.table) {
    const source = scope.sourceNamed(column.table.name);
    const found = source && columnNamed(source, name);
    if (!source || !found) throw scope.unknownColumn(name, column.table.name);
    return printed({ source, column: found }, source.alias, context);
  }
  for (let level: Scope | null = scope; level !== null; level = level.parent) {
    const candidates = level.columnsNamed(name);
    const [found, second] = candidates;
    if (found && !second) return bareColumn(found, level, scope, context);
    const alias = level === scope ? level.aliases.find((item) => sameName(item.name, name)) : undefined;
    if (alias) return copyNode(alias.node, context.spend);
    if (found) throw new Refused("guard/ambiguous", { column: name, tables: tablesOf(candidates) });
  }
  if (context.kind === "sqlite" && isDoubleQuoted(column.name, context)) return textLiteral(name);
  throw scope.unknownColumn(name, null);
}

function bareColumn(found: Found, level: Scope, scope: Scope, context: ExpressionContext): TreeNode {
  const merged = level.merged.has(found.column.name.toLowerCase());
  // A column of USING has no table while it stands in its own SELECT.
  const alone = scope.needsNoTable() && !bareKeywords.has(found.column.name.toLowerCase());
  const bare = alone || (merged && level === scope);
  return printed(found, bare ? null : (found.source?.alias ?? null), context);
}

function printed(found: Found, table: string | null, context: ExpressionContext): TreeNode {
  const node = columnNode(found.column.name, table, context.kind);
  context.lineages.set(node, found.column);
  const { source } = found.column;
  if (source) context.columnsRead.add(`${source.entity}.${source.column}`);
  return node;
}

function tablesOf(candidates: readonly Found[]): string {
  return candidates.map((candidate) => candidate.source?.alias ?? "").join(", ");
}

/** SQLite takes "x" for a text when nothing is called x; printed as 'x' it can be nothing else. */
function isDoubleQuoted(name: Identifier, context: ExpressionContext): boolean {
  return name.quoted && name.span !== undefined && Array.from(context.text)[name.span.start] === '"';
}

function textLiteral(value: string): TreeNode {
  return { literal: { literal_type: "string", value } };
}
