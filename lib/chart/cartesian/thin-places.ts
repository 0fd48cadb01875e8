import type { CartesianChart } from "@/lib/chart/cartesian/cartesian-chart";
import { drawnCountMax, isSampled, largeCountMin } from "@/lib/chart/cartesian/draw-window";
import { samplePlaces } from "@/lib/chart/cartesian/sample-places";
import { chartLimits } from "@/lib/chart/limits";

/**
 * Keeps of places beside each other those that the picture needs, the lowest and the highest of each stretch, where there are more than
 * can be told apart and nobody can zoom into them: bars of more times than have a slot each, lines over more names or numbers than an
 * axis has pixels for. Anything else stays as it is.
 */
export function thinPlaces(chart: CartesianChart, widthPx: number): CartesianChart {
  const { x, series } = chart;
  const isLine = series.every(({ as }) => as !== "bar");
  if (isSampled(chart) || x.count <= (isLine ? largeCountMin : chartLimits.periods)) return chart;
  const order = Array.from({ length: x.count }, (_, place) => place);
  const countMax = isLine ? drawnCountMax(widthPx) : Math.max(2, Math.round(widthPx));
  const places = samplePlaces({ times: order, series: heights(chart) }, { from: 0, to: x.count }, countMax);
  if (places.length === x.count) return chart;
  const thin = {
    ...chart,
    x: {
      ...x,
      count: places.length,
      label: (index: number) => x.label(places[index] ?? index),
      cells: places.map((place) => x.cells[place] ?? null),
      times: x.times && places.map((place) => x.times?.[place] ?? 0),
    },
    series: series.map((one) => ({ ...one, values: places.map((place) => one.values[place] ?? null) })),
  };
  return { ...thin, caps: [...chart.caps, { what: "thinned", shown: pointCount(thin), total: pointCount(chart) }] };
}

/** What a reader sees the highest and the lowest of: of a stack its top, else each series. */
function heights({ series, stacked, percent, x }: CartesianChart): readonly (readonly (number | null)[])[] {
  if (!stacked || percent) return series.map(({ values }) => values);
  return [
    Array.from({ length: x.count }, (_, place) => {
      const known = series.flatMap(({ values }) => values[place] ?? []);
      return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
    }),
  ];
}

/** How many points a chart shows of its own figures, not counting gaps and other periods. `places`: among these alone. */
export function pointCount({ series }: Pick<CartesianChart, "series">, places?: readonly number[]): number {
  let count = 0;
  for (const { values, comparison } of series) {
    if (comparison) continue;
    if (places) for (const place of places) count += (values[place] ?? null) === null ? 0 : 1;
    else for (const value of values) count += value === null ? 0 : 1;
  }
  return count;
}
