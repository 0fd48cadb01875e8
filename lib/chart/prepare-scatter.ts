import { chartLimits } from "@/lib/chart/limits";
import type { ChartTexts, ScatterChart, ScatterPoint } from "@/lib/chart/prepared-chart";
import { categoryName, readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

/** Every n-th item, so that a cut keeps the spread of the whole instead of its beginning. */
function thin<T>(items: readonly T[], keep: number): T[] {
  if (items.length <= keep) return [...items];
  return Array.from({ length: keep }, (_, index) => items[Math.floor((index * items.length) / keep)] as T);
}

/** Prepares points of two measures, in at most eight colours. Points that lack a value are left out. */
export function prepareScatter(result: ResultSet, spec: ChartSpec, texts: ChartTexts): ScatterChart | null {
  const x = readColumn(result, spec.x);
  const y = readColumn(result, spec.y[0]);
  if (!x || !y) return null;
  const split = readColumn(result, spec.series);
  const used = [spec.x, spec.y[0], spec.series];
  const named = result.columns.find((column) => !used.includes(column.name) && column.role !== "measure");
  const label = readColumn(result, named?.name);
  const points: (ScatterPoint & { series: string | null })[] = [];
  for (const row of result.rows) {
    const px = readNumber(x.cell(row));
    const py = readNumber(y.cell(row));
    if (px === null || py === null) continue;
    points.push({
      x: px,
      y: py,
      name: label ? categoryName(label.cell(row), label.column, texts) : null,
      series: split ? categoryName(split.cell(row), split.column, texts) : null,
    });
  }
  if (points.length === 0) return null;
  const shown = thin(points, chartLimits.scatterPoints);
  const groups = [...Map.groupBy(shown, (point) => point.series)].toSorted((a, b) => b[1].length - a[1].length);
  const kept = groups.slice(0, chartLimits.series);
  const drawn = kept.reduce((sum, [, group]) => sum + group.length, 0);
  return {
    kind: "scatter",
    x: x.column,
    y: y.column,
    series: kept.map(([name, group]) => ({ name, points: group })),
    caps: drawn < points.length ? [{ what: "points", shown: drawn, total: points.length }] : [],
  };
}
