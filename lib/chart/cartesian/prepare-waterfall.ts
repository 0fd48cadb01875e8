import type { CartesianChart } from "@/lib/chart/cartesian/cartesian-chart";
import { prepareCartesian } from "@/lib/chart/cartesian/prepare-cartesian";
import { chartLimits } from "@/lib/chart/limits";
import type { ChartTexts } from "@/lib/chart/prepared-chart";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

/** What each step adds or takes away, and what it comes to. */
export type WaterfallChart = CartesianChart & {
  /** By place: where its bar begins and ends. **Nulls** null: a step without a value stands still. */
  readonly spans: readonly ({ readonly from: number; readonly to: number } | null)[];
  /** The last place: everything together. */
  readonly totalIndex: number;
};

/**
 * Lays each step on the one before, in the order of the rows or of time, and the total after the last.
 * **Nulls** also where there are more steps than have a slot each: what hangs on what it left out would be wrong.
 */
export function prepareWaterfall(result: ResultSet, spec: ChartSpec, texts: ChartTexts): WaterfallChart | null {
  const options = { ...spec.options, sort: spec.options?.sort ?? "query" } as const;
  const first = { ...spec, y: spec.y.slice(0, 1), series: null, stacked: false, horizontal: false, options };
  const chart = prepareCartesian(result, first, "bar", texts, null);
  const [series] = chart?.series ?? [];
  if (!chart || !series || chart.x.count > chartLimits.periods) return null;
  const { x } = chart;
  let level = 0;
  const spans = series.values.map((value) => {
    if (value === null) return null;
    const from = level;
    level += value;
    return { from, to: level };
  });
  const totalIndex = x.count;
  return {
    ...chart,
    // A base line is where steps begin, so a logarithm has no place here, nor has an axis that does not begin at 0.
    axes: chart.axes.map((axis) => ({ ...axis, scale: "linear", fromZero: true })),
    x: {
      ...{ ...x, kind: "category", times: null, count: x.count + 1, otherIndex: x.otherIndex ?? x.count },
      label: (index) => (index === totalIndex ? texts.total : x.label(index)),
    },
    series: [{ ...series, values: [...series.values, level] }],
    spans: [...spans, { from: 0, to: level }],
    totalIndex,
  };
}
