import { type Dialect, parse, transpile } from "@polyglot-sql/sdk";
import type { DriverRows } from "@/lib/source/driver";
import type { SourceKind } from "@/lib/source/schema";

// The package's enum has these strings as its values.
const dialects = { mysql: "mysql", postgres: "postgresql", sqlite: "sqlite", duckdb: "duckdb" } as Record<
  SourceKind,
  Dialect
>;

/** Runs a text and gives its rows, or why there are none. */
export type RunRows = (sql: string) => Promise<DriverRows["rows"] | string>;

/** Gold queries are in the engine's spelling or in MySQL's: as written first, then printed for the engine. */
export async function goldRows(sql: string, kind: SourceKind, run: RunRows): Promise<DriverRows["rows"] | string> {
  const asWritten = await run(sql);
  if (typeof asWritten !== "string" || kind === "mysql") return asWritten;
  const printed = transpile(sql, dialects.mysql, dialects[kind]).sql?.[0];
  if (printed === undefined) return asWritten;
  const asPrinted = await run(printed);
  return typeof asPrinted === "string" ? asWritten : asPrinted;
}

/** Whether the order of rows is part of the answer: only an ORDER BY of the outermost query makes it so. */
export function hasTopLevelOrder(sql: string, kind: SourceKind): boolean {
  const trees = [dialects[kind], dialects.mysql].flatMap((dialect) => {
    const { success, ast } = parse(sql, dialect);
    // The declared type of a tree is any JSON; see lib/guard/tree.ts for its shape.
    return success && Array.isArray(ast) ? [ast as unknown as Tree[]] : [];
  });
  const [statement] = trees[0] ?? [];
  // No tree in either spelling: an ORDER BY that no bracket closes after is the outermost one's.
  return statement === undefined ? /\border\s+by\b[^()]*;?\s*$/i.test(sql) : isOrdered(statement);
}

type Tree = Record<string, { order_by?: unknown; this?: Tree } | undefined>;

function isOrdered(tree: Tree): boolean {
  const [type, body] = Object.entries(tree)[0] ?? [];
  if ((body?.order_by ?? null) !== null) return true;
  // A query that stands in brackets as a whole.
  return type === "subquery" && body?.this !== undefined && isOrdered(body.this);
}
