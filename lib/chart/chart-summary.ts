import type { ChartPoint, DrawnChart } from "@/lib/chart/chart-type";
import { formatNumber } from "@/lib/chart/format-number";
import { nullText } from "@/lib/chart/format-value";
import type { ChartTexts } from "@/lib/chart/prepared-chart";
import type { ChartType } from "@/lib/chart/schema";

/** What a screen reader says of a chart: the key of a sentence below `charts.summary` and its values. */
export type ChartSummary = {
  readonly key: ChartType;
  readonly values: {
    measure: string;
    dimension: string;
    count: number;
    min: string;
    max: string;
    minAt: string;
    maxAt: string;
  };
  /** Names of the series when there is more than one. */
  readonly series: readonly string[];
};

/** Summarises a chart in words: what is drawn, how many points, where the lowest and the highest are. */
export function chartSummary(chart: DrawnChart, texts: ChartTexts): ChartSummary {
  const marks = chart.points();
  const { measure, dimension, series, extremes } = marks;
  const { count, lowest, highest } = extremes === undefined ? extremesOf(marks.points) : (extremes ?? none);
  const write = (point: ChartPoint | undefined) =>
    point?.valueText
      ? point.valueText(texts.locale)
      : point
        ? formatNumber(point.value, { unit: measure?.unit ?? null }, texts.locale)
        : nullText;
  return {
    key: chart.type,
    values: {
      measure: measure?.label ?? "",
      dimension,
      count,
      min: write(lowest),
      max: write(highest),
      minAt: lowest?.name ?? nullText,
      maxAt: highest?.name ?? nullText,
    },
    series,
  };
}

type Extremes = { count: number; lowest: ChartPoint | undefined; highest: ChartPoint | undefined };
const none: Extremes = { count: 0, lowest: undefined, highest: undefined };

function extremesOf(points: readonly ChartPoint[]): Extremes {
  let [lowest, highest] = [points[0], points[0]];
  for (const point of points) {
    if (lowest && point.value < lowest.value) lowest = point;
    if (highest && point.value > highest.value) highest = point;
  }
  return { count: points.length, lowest, highest };
}
