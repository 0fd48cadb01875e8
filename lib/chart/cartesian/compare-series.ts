import type { CartesianChart, PreparedSeries } from "@/lib/chart/cartesian/cartesian-chart";
import { collectSeries, type RawSeries } from "@/lib/chart/cartesian/collect-series";
import { valuesAt } from "@/lib/chart/cartesian/values-at";
import type { ChartComparison } from "@/lib/chart/chart-type";
import type { ChartTexts } from "@/lib/chart/prepared-chart";
import { readColumn } from "@/lib/chart/read-column";
import { readTime } from "@/lib/chart/read-value";
import type { ChartSpec } from "@/lib/chart/schema";
import type { Cell } from "@/lib/execute/schema";

/** Beyond this many series, those of another period are put together: twice as many lines are a tangle. */
const pairedMax = 3;

/**
 * The same figures of another period beside the shown ones: a series each while they are few, else their total.
 * **Nulls** what the other period lacks is a gap; what only it has is not shown.
 */
export function compareSeries(
  { result, label }: ChartComparison,
  spec: ChartSpec,
  shown: Pick<CartesianChart, "x" | "series" | "stacked" | "percent" | "type" | "horizontal">,
  texts: ChartTexts,
): PreparedSeries[] {
  const x = readColumn(result, spec.x);
  if (!x || shown.percent) return [];
  const { series } = collectSeries(result, spec, x, texts, false);
  const placed = new Map(series.map((one) => [one.id, valuesAt(shown.x, onPlaces(one, shown.x), null, undefined)]));
  const isPaired = !shown.stacked && shown.series.length <= pairedMax;
  if (isPaired) {
    return shown.series.flatMap((one, of): PreparedSeries[] => {
      const values = placed.get(one.id);
      if (!values || one.isOther) return [];
      // One name for all of the other period: one entry of the legend turns it on and off.
      return [{ ...one, id: `${one.id} before`, name: label, values, as: drawnAs(one.as), comparison: { label, of } }];
    });
  }
  const [head] = shown.series;
  if (!head || !shown.stacked) return [];
  const all = [...placed.values()];
  const values = head.values.map((_, place) => totalAt(all, place));
  return [
    {
      ...{ ...head, id: "before", name: label, values, as: shown.horizontal ? "bar" : "line", isOther: false },
      ...{ cells: {}, colour: "neutral", comparison: { label, of: 0 } },
    },
  ];
}

/** An area of another period would hide the shown one. */
const drawnAs = (as: PreparedSeries["as"]) => (as === "area" ? "line" : as);

function totalAt(all: readonly (readonly (number | null)[])[], place: number): number | null {
  const known = all.map((values) => values[place] ?? null).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** Two results may spell the same place differently: "2025-01-01" and "2025-01-01T00:00:00Z" are one time. */
function onPlaces({ values }: RawSeries, { cells, column }: CartesianChart["x"]): RawSeries["values"] {
  const keyOf = (cell: Cell) => readTime(cell, column.grain) ?? (cell === null ? null : String(cell));
  const byKey = new Map([...values].map(([cell, value]) => [keyOf(cell), value]));
  return new Map(cells.map((cell) => [cell, byKey.get(keyOf(cell)) ?? null]));
}
