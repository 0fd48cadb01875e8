import type { DrawnChart } from "@/lib/chart/chart-option";
import { formatNumber } from "@/lib/chart/format-number";
import { nullText } from "@/lib/chart/format-value";
import type { ChartTexts } from "@/lib/chart/prepared-chart";
import type { ResultColumn } from "@/lib/execute/schema";

/** What a screen reader says of a chart: the key of a sentence below `charts.summary` and its values. */
export type ChartSummary = {
  readonly key: "line" | "area" | "bar" | "pie" | "scatter" | "histogram" | "heatmap" | "funnel";
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

type Point = { readonly value: number; readonly at: string };

function pointsOf(chart: DrawnChart): Point[] {
  switch (chart.kind) {
    case "cartesian":
      return chart.series.flatMap((series) =>
        series.values.flatMap((value, index) => (value === null ? [] : [{ value, at: chart.x.labels[index] ?? "" }])),
      );
    case "pie":
      return chart.parts.map((part) => ({ value: part.value, at: part.name }));
    case "heatmap":
      return chart.cells.map(({ across, down, value }) => ({
        value,
        at: [chart.downLabels[down], chart.acrossLabels[across]].join(" · "),
      }));
    case "funnel":
      return chart.steps.map((step) => ({ value: step.value, at: step.name }));
    case "scatter":
      return chart.series.flatMap((series) => series.points.map((point) => ({ value: point.y, at: point.name ?? "" })));
  }
}

function columnsOf(chart: DrawnChart): { measure: ResultColumn | undefined; dimension: string } {
  switch (chart.kind) {
    case "cartesian":
      return { measure: chart.series[0]?.column, dimension: chart.x.column.label };
    case "scatter":
      return { measure: chart.y, dimension: chart.x.label };
    case "heatmap":
      return { measure: chart.column, dimension: `${chart.down.label} · ${chart.x.label}` };
    case "pie":
    case "funnel":
      return { measure: chart.column, dimension: chart.x.label };
  }
}

/** Summarises a chart in words: what is drawn, how many points, where the lowest and the highest are. */
export function chartSummary(chart: DrawnChart, texts: ChartTexts): ChartSummary {
  const points = pointsOf(chart);
  let lowest = points[0];
  let highest = points[0];
  for (const point of points) {
    if (lowest && point.value < lowest.value) lowest = point;
    if (highest && point.value > highest.value) highest = point;
  }
  const { measure, dimension } = columnsOf(chart);
  const write = (point: Point | undefined) =>
    point ? formatNumber(point.value, { unit: measure?.unit ?? null }, texts.locale) : nullText;
  return {
    key: chart.kind === "cartesian" ? (chart.touching ? "histogram" : chart.type) : chart.kind,
    values: {
      measure: measure?.label ?? "",
      dimension,
      count: points.length,
      min: write(lowest),
      max: write(highest),
      minAt: lowest?.at ?? nullText,
      maxAt: highest?.at ?? nullText,
    },
    series:
      (chart.kind === "cartesian" || chart.kind === "scatter") && chart.series.length > 1
        ? chart.series.map((series) => series.name ?? "")
        : [],
  };
}
