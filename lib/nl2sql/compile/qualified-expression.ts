import { parse } from "@polyglot-sql/sdk";
import { AppError } from "@/lib/errors";
import type { SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";
import type { SourceKind } from "@/lib/source/schema";

/** Parses an expression of the semantic model (a measure's, or a named condition) and puts the table's alias before every column name in it. */
export function qualifiedExpression(expression: string, alias: string, kind: SourceKind): SqlNode {
  const parsed = parse(`SELECT ${expression}`, kind as Parameters<typeof parse>[1]);
  const node: unknown = (parsed.ast as unknown as { select?: { expressions?: unknown[] } }[] | undefined)?.[0]?.select
    ?.expressions?.[0];
  if (!parsed.success || node === undefined)
    throw new AppError(`An expression of the model cannot be read: ${expression}`);
  const inner = withAlias(node, alias) as SqlNode;
  return "column" in inner || "function" in inner ? inner : sql.paren(inner);
}

function withAlias(node: unknown, alias: string): unknown {
  if (Array.isArray(node)) return node.map((item) => withAlias(item, alias));
  if (node === null || typeof node !== "object") return node;
  const entries = Object.entries(node).map(([key, value]) => {
    if (key !== "column" || value === null || typeof value !== "object" || !("name" in value)) {
      return [key, withAlias(value, alias)];
    }
    const { name } = (value as { name: { name: string } }).name;
    return [key, sql.column(alias, name).column];
  });
  return Object.fromEntries(entries);
}

/** The names of the columns in an expression of the model. Nulls: it cannot be read. */
export function columnsIn(expression: string, kind: SourceKind): string[] | null {
  const parsed = parse(`SELECT ${expression}`, kind as Parameters<typeof parse>[1]);
  return parsed.success ? namesIn(parsed.ast) : null;
}

function namesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(namesIn);
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const name = key === "column" ? (value as { name?: { name?: unknown } } | null)?.name?.name : undefined;
    return typeof name === "string" ? [name] : namesIn(value);
  });
}
