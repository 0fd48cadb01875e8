import { generate, parse } from "@polyglot-sql/sdk";
import type { SourceKind } from "@/lib/source/schema";
import type { Bin } from "@/scripts/eval/chart-set";
import { dialects } from "@/scripts/eval/gold-query";

type Tree = Record<string, unknown>;
type Select = { expressions: Tree[]; group_by: { expressions: Tree[] } | null };

export type DrawnQuery = {
  readonly sql: string;
  /** How many of the result's columns, at its end, were added. */
  readonly addedCount: number;
};

/**
 * The gold query of a chart as something that can be drawn. A reference colours by what its query groups by, whether it is selected or
 * not: such columns are selected too. A time that it bins is grouped by, to be binned in the rows (`binRows`).
 * Nulls: the query as it is, when it is no plain SELECT.
 */
export function drawnQuery(sql: string, kind: SourceKind, bin: Bin | null): DrawnQuery {
  for (const dialect of [dialects[kind], dialects.mysql]) {
    const { success, ast } = parse(sql, dialect);
    // The declared type of a tree is any JSON; see lib/guard/tree.ts for its shape.
    const select = success && Array.isArray(ast) ? (ast as unknown as { select?: Select }[])[0]?.select : undefined;
    if (!select) continue;
    const selected = new Set(select.expressions.map(textOf));
    const grouped = select.group_by?.expressions ?? [];
    const hidden = grouped.filter((expression) => nameOf(expression) !== null && !selected.has(textOf(expression)));
    const binned = select.expressions.find((expression) => bin !== null && isNamed(expression, bin.column));
    select.expressions.push(...hidden);
    if (binned && !grouped.some((expression) => textOf(expression) === textOf(binned))) {
      select.group_by = { ...select.group_by, expressions: [...grouped, binned] };
    }
    const [printed] = generate(ast as Parameters<typeof generate>[0], dialects[kind]).sql ?? [];
    if (printed !== undefined) return { sql: printed, addedCount: hidden.length };
  }
  return { sql, addedCount: 0 };
}

/** The name of a plain column; null for anything else. */
function nameOf(expression: Tree): string | null {
  const column = expression.column as { name: { name: string } } | undefined;
  return column?.name.name.toLowerCase() ?? null;
}

/** Columns by their bare names: sets write "T1.type" here and "type" there. */
function textOf(expression: Tree): string {
  return nameOf(expression) ?? JSON.stringify(expression);
}

function isNamed(expression: Tree, column: string): boolean {
  return nameOf(expression) === column.toLowerCase().split(".").at(-1);
}
