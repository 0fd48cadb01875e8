import type { PreparedSeries } from "@/lib/chart/cartesian/cartesian-chart";
import type { RawSeries } from "@/lib/chart/cartesian/collect-series";
import type { CartesianType } from "@/lib/chart/cartesian/prepare-cartesian";
import type { ChartOptions } from "@/lib/chart/options-schema";

type SeriesStyle = Pick<PreparedSeries, "as" | "axis" | "colour">;

/** Measures farther apart in size than this hide each other on one axis. */
const sizeFactorMax = 20;

const isSplit = ({ cells, isOther }: RawSeries) => isOther || Object.keys(cells).length > 0;

/** How each series is drawn, on which axis and in which colour: as a designer said, else as its type does. */
export function drawSeriesAs(series: readonly RawSeries[], type: CartesianType, options: ChartOptions): SeriesStyle[] {
  const [head] = series;
  const styles = series.map((one, index): SeriesStyle => {
    const set = options.measures?.[one.column.name];
    const byType = type === "combination" ? (index === 0 || isSplit(one) ? "bar" : "line") : type;
    const isRight = set?.axis ? set.axis === "right" : type === "combination" && head && !sharesAxis(head, one);
    return {
      as: type === "combination" ? (set?.as ?? byType) : byType,
      axis: isRight ? 1 : 0,
      colour: options.colours?.[one.name] ?? (isSplit(one) ? null : (set?.colour ?? null)),
    };
  });
  // A single axis is the left one.
  return styles.every(({ axis }) => axis === 1) ? styles.map((style) => ({ ...style, axis: 0 })) : styles;
}

function sharesAxis(first: RawSeries, other: RawSeries): boolean {
  if (isSplit(other)) return true;
  if (first.column.unit !== other.column.unit) return false;
  const [a, b] = [largest(first), largest(other)];
  return a === 0 || b === 0 || Math.max(a, b) / Math.min(a, b) <= sizeFactorMax;
}

const largest = ({ values }: RawSeries) =>
  [...values.values()].reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
