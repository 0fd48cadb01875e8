import { type Dialect, parse } from "@polyglot-sql/sdk";
import type { Cell } from "@/lib/execute/schema";
import { sameResult } from "@/lib/quality/compare-results";
import type { SourceKind } from "@/lib/source/schema";

// The package's enum has these strings as its values.
const dialects = { mysql: "mysql", postgres: "postgresql", sqlite: "sqlite", duckdb: "duckdb" } as Record<
  SourceKind,
  Dialect
>;

type Rows = readonly (readonly Cell[])[];

/** What a gold query gave, and whether the order of its rows is part of the answer. */
export type Gold = { readonly rows: Rows; readonly ordered: boolean };

/** How an answer differs from the gold rows, the plainest difference first. */
export type Difference =
  | { readonly kind: "rows"; readonly expected: number; readonly got: number }
  | { readonly kind: "columns"; readonly expected: number; readonly got: number }
  | { readonly kind: "order" }
  | { readonly kind: "values" };

/**
 * Judges an answer by its rows: null when it is right, which is when they equal the gold rows as a multiset, with columns
 * in any order, and in order where the gold query has a top-level ORDER BY.
 */
export function differenceFrom(gold: Gold, predicted: Rows): Difference | null {
  if (sameResult(predicted, gold.rows, gold.ordered)) return null;
  const counts = { expected: gold.rows.length, got: predicted.length };
  if (counts.expected !== counts.got) return { kind: "rows", ...counts };
  const widths = { expected: gold.rows[0]?.length ?? 0, got: predicted[0]?.length ?? 0 };
  if (widths.expected !== widths.got) return { kind: "columns", ...widths };
  return { kind: gold.ordered && sameResult(predicted, gold.rows, false) ? "order" : "values" };
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
