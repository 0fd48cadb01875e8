import type { Runs } from "@/lib/dashboard/look/ask-once";
import type { ShownWidget } from "@/lib/dashboard/look/schema";
import type { Ask } from "@/lib/dashboard/look/widget-ask";
import type { ResultSet } from "@/lib/execute/schema";
import { ok, type Result } from "@/lib/result";

type Value = { readonly name: string; readonly column: string | null; readonly ask: Ask };

/** The values of a text: of each query one cell, with its column. As old as the oldest. Fails: as the first that fails. */
export async function shownText(widgetId: string, parts: readonly Value[], run: Runs): Promise<Result<ShownWidget>> {
  const values: Record<string, ResultSet> = {};
  let shown: ShownWidget = {
    ...{ status: "ok", widgetId, cacheTier: "memory", ageSeconds: 0, isStale: false, rowRulesApplied: false },
    ...{ result: { columns: [], rows: [], truncated: false }, comparison: null, applied: [], drill: null },
  };
  for (const { name, column, ask } of parts) {
    const own = await run(ask);
    if (!own.ok) return own;
    const { result, cacheTier, ageSeconds, isStale, checked } = own.value;
    values[name] = firstCell(result, column);
    if (ageSeconds >= shown.ageSeconds) shown = { ...shown, ageSeconds, cacheTier };
    shown = {
      ...shown,
      isStale: shown.isStale || isStale,
      rowRulesApplied: shown.rowRulesApplied || checked.rowRulesApplied,
      applied: [...new Set([...shown.applied, ...ask.applied])],
    };
  }
  return ok({ ...shown, values });
}

function firstCell({ columns, rows }: ResultSet, name: string | null): ResultSet {
  const index = Math.max(0, name === null ? 0 : columns.findIndex((column) => column.name === name));
  const [row] = rows;
  return { columns: columns.slice(index, index + 1), rows: row ? [row.slice(index, index + 1)] : [], truncated: false };
}
