import { gatherRows } from "@/lib/chart/gather-rows";
import { chartLimits } from "@/lib/chart/limits";
import { orderCategories } from "@/lib/chart/order-categories";
import type { ChartTexts, HeatmapChart } from "@/lib/chart/prepared-chart";
import { type ColumnReader, categoryName, readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import type { ChartSpec } from "@/lib/chart/schema";
import { layTimeAxis } from "@/lib/chart/time-axis";
import type { Cell, ResultSet } from "@/lib/execute/schema";

type Side = { readonly labels: readonly string[]; readonly placeOf: ReadonlyMap<Cell, number>; readonly total: number };

/** The places of one side: times in their order, names in an order everybody knows or the largest first. */
function laySide(
  result: ResultSet,
  side: ColumnReader,
  measure: ColumnReader,
  placeMax: number,
  texts: ChartTexts,
): Side {
  const totals = new Map<Cell, number | null>();
  for (const row of result.rows) {
    const value = readNumber(measure.cell(row));
    const before = totals.get(side.cell(row)) ?? null;
    totals.set(side.cell(row), value === null ? before : (before ?? 0) + value);
  }
  const axis = layTimeAxis([...totals.keys()], side.column, texts.locale);
  if (axis) {
    const first = Math.max(0, axis.times.length - placeMax);
    const placeOf = new Map(axis.cells.map(({ cell, time }) => [cell, axis.times.indexOf(time) - first]));
    return { labels: axis.labels.slice(first), placeOf, total: axis.labels.length };
  }
  const ordered = orderCategories(
    [...totals].map(([cell, total]) => ({ cell, total })),
    side.column,
  );
  const kept = ordered.slice(0, placeMax);
  return {
    labels: kept.map((cell) => categoryName(cell, side.column, texts)),
    placeOf: new Map(kept.map((cell, place) => [cell, place])),
    total: ordered.length,
  };
}

/** Prepares a colour for each pair of two columns. Null without both, or without any value. **Nulls** a pair without a value stays empty. */
export function prepareHeatmap(result: ResultSet, spec: ChartSpec, texts: ChartTexts): HeatmapChart | null {
  const [x, y, measure] = [spec.x, spec.series, spec.y[0]].map((name) => readColumn(result, name));
  if (!x || !y || !measure) return null;
  const across = laySide(result, x, measure, chartLimits.heatAcross, texts);
  const down = laySide(result, y, measure, chartLimits.heatDown, texts);
  const gathered = gatherRows(result.rows, (row) => JSON.stringify([x.cell(row), y.cell(row)]), measure);
  const cells = [...gathered.places.values()].flatMap(({ row, value }) => {
    const place = { across: across.placeOf.get(x.cell(row)) ?? -1, down: down.placeOf.get(y.cell(row)) ?? -1 };
    if (value === null || place.across < 0 || place.down < 0) return [];
    return [{ ...place, value, cells: { [x.column.name]: x.cell(row), [y.column.name]: y.cell(row) } }];
  });
  if (cells.length === 0) return null;
  const values = cells.map(({ value }) => value);
  return {
    kind: "heatmap",
    ...{ x: x.column, down: y.column, column: measure.column },
    ...{ acrossLabels: across.labels, downLabels: down.labels, cells },
    options: spec.options ?? {},
    range: { min: Math.min(...values), max: Math.max(...values) },
    caps: [
      ...[across, down]
        .filter(({ labels, total }) => labels.length < total)
        .map(({ labels, total }) => ({ what: "categories" as const, shown: labels.length, total })),
      ...gathered.caps,
    ],
  };
}
