import { chartLimits } from "@/lib/chart/limits";
import type { ChartTexts, PieChart } from "@/lib/chart/prepared-chart";
import { categoryName, readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import { isAdditive } from "@/lib/chart/result-profile";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

/**
 * Prepares the parts of a whole, largest first; beyond six, the smaller ones become "other" where they may be added up.
 * Null when there is nothing to divide: no positive value, or a negative one.
 */
export function preparePie(result: ResultSet, spec: ChartSpec, texts: ChartTexts): PieChart | null {
  const x = readColumn(result, spec.x);
  const measure = readColumn(result, spec.y[0]);
  if (!x || !measure) return null;
  const sums = new Map<string, number>();
  for (const row of result.rows) {
    const value = readNumber(measure.cell(row));
    if (value === null) continue;
    const name = categoryName(x.cell(row), x.column, texts);
    sums.set(name, (sums.get(name) ?? 0) + value);
  }
  const ranked = [...sums]
    .map(([name, value]) => ({ name, value, isOther: false }))
    .toSorted((a, b) => b.value - a.value);
  const total = ranked.reduce((sum, part) => sum + part.value, 0);
  if (total <= 0 || ranked.some((part) => part.value < 0)) return null;
  const partCountMax = isAdditive(measure.column) ? chartLimits.pieParts : chartLimits.series;
  if (ranked.length <= partCountMax) {
    return { kind: "pie", x: x.column, column: measure.column, parts: ranked, total, caps: [] };
  }
  // Without "other" the shares would be of a part of the whole and so wrong: such a result is a table.
  if (!isAdditive(measure.column)) return null;
  const keep = chartLimits.pieParts - 1;
  const rest = ranked.slice(keep);
  const other = {
    name: texts.other(rest.length),
    value: rest.reduce((sum, part) => sum + part.value, 0),
    isOther: true,
  };
  return {
    kind: "pie",
    x: x.column,
    column: measure.column,
    parts: [...ranked.slice(0, keep), other],
    total,
    caps: [{ what: "categories", shown: keep, total: ranked.length }],
  };
}
