import type { CartesianChart, PreparedSeries, ReferenceMark } from "@/lib/chart/cartesian/cartesian-chart";
import { measureWriter } from "@/lib/chart/format-designed";
import type { ChartOptions, ReferenceLine } from "@/lib/chart/options-schema";
import type { ChartTexts } from "@/lib/chart/prepared-chart";
import { readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import type { ResultSet } from "@/lib/execute/schema";

/** What lines are found from: values, and how they are written. */
type MarkedSeries = Pick<PreparedSeries, "column" | "values" | "axis" | "comparison">;

/** The lines across a chart: those of the designer, and where each threshold begins, so that no colour stands alone. */
export function referenceMarks(
  chart: Pick<CartesianChart, "stacked" | "percent"> & { readonly series: readonly MarkedSeries[] },
  result: ResultSet,
  options: ChartOptions,
  texts: ChartTexts,
): ReferenceMark[] {
  const shown = chart.series.filter(({ comparison }) => comparison === null);
  const [head] = shown;
  // On stacks of 100 % every value is a share, and lines at values would stand anywhere.
  if (!head || chart.percent) return [];
  const { full, short } = measureWriter(head.column, options, texts.locale);
  const lines = (options.lines ?? []).flatMap(({ at, label, colour }): ReferenceMark[] => {
    const value = valueOfLine(at, shown, chart.stacked, result);
    const name = label || (at.kind === "figure" ? texts.figures[at.figure] : columnLabel(at, result));
    const words = [name, value === null ? "" : at.kind === "value" ? full(value) : short(value)]
      .filter((part) => part !== "")
      .join(" ");
    return value === null ? [] : [{ value, axis: 0, label: words, colour, kind: "reference" }];
  });
  const thresholds = (options.thresholds ?? []).flatMap(({ column, from, colour, label }): ReferenceMark[] => {
    const series = shown.find((one) => column === null || one.column.name === column);
    // Where everything begins is no line.
    if (!series || isLowest(from, column, options)) return [];
    const words = [label, measureWriter(series.column, options, texts.locale).full(from)]
      .filter((part) => part !== "")
      .join(" ");
    return [{ value: from, axis: series.axis, label: words, colour, kind: "threshold" }];
  });
  return [...lines, ...thresholds];
}

function isLowest(from: number, column: string | null, { thresholds = [] }: ChartOptions): boolean {
  const same = thresholds.filter((threshold) => threshold.column === column);
  return same.length > 1 && same.every((threshold) => threshold.from >= from);
}

function columnLabel(at: ReferenceLine["at"], result: ResultSet): string {
  return at.kind === "column" ? (readColumn(result, at.column)?.column.label ?? "") : "";
}

/** **Nulls** null: nothing is shown, or the column has left the result. */
function valueOfLine(
  at: ReferenceLine["at"],
  series: readonly MarkedSeries[],
  isStacked: boolean,
  result: ResultSet,
): number | null {
  if (at.kind === "value") return at.value;
  if (at.kind === "column") {
    const reader = readColumn(result, at.column);
    const values = reader ? result.rows.flatMap((row) => readNumber(reader.cell(row)) ?? []) : [];
    return values.length === 0 ? null : values.reduce((most, value) => Math.max(most, value));
  }
  const left = series.filter(({ axis }) => axis === 0);
  return figureOf(
    at.figure,
    isStacked ? stackTops(left) : left.flatMap(({ values }) => values.filter((v) => v !== null)),
  );
}

/** What stands on each place together. */
function stackTops(series: readonly MarkedSeries[]): number[] {
  return (series[0]?.values ?? []).flatMap((_, place) => {
    const values = series.flatMap(({ values }) => values[place] ?? []);
    return values.length === 0 ? [] : [values.reduce((sum, value) => sum + value, 0)];
  });
}

function figureOf(figure: "average" | "median" | "minimum" | "maximum", values: readonly number[]): number | null {
  if (values.length === 0) return null;
  switch (figure) {
    case "average":
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    case "minimum":
      return values.reduce((least, value) => Math.min(least, value));
    case "maximum":
      return values.reduce((most, value) => Math.max(most, value));
    case "median": {
      const sorted = values.toSorted((a, b) => a - b);
      const middle = Math.floor(sorted.length / 2);
      const upper = sorted[middle] ?? 0;
      return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
    }
  }
}
