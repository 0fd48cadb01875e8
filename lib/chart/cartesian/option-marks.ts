import type { LineSeriesOption } from "echarts";
import type { CartesianChart, ReferenceMark } from "@/lib/chart/cartesian/cartesian-chart";
import { chartColour } from "@/lib/chart/chart-colour";
import type { DrawingContext } from "@/lib/chart/drawing-context";

/**
 * The lines across a chart, on series of their own without values: the legend hides series, never a target. They stand after all others,
 * so that numbers of series stay as they were prepared.
 */
export function markSeries(chart: CartesianChart, context: DrawingContext): LineSeriesOption[] {
  return ([0, 1] as const).flatMap((axis) => {
    const marks = chart.marks.filter((mark) => mark.axis === axis);
    if (marks.length === 0) return [];
    return {
      ...{ id: `marks ${axis}`, name: "", type: "line" as const, data: [], silent: true, animation: false },
      ...(axis === 1 ? (chart.horizontal ? { xAxisIndex: 1 } : { yAxisIndex: 1 }) : {}),
      markLine: markLine(marks, chart, context),
    };
  });
}

/** Lines at values, drawn and never clicked. */
export function markLine(
  marks: readonly ReferenceMark[],
  chart: Pick<CartesianChart, "horizontal">,
  context: DrawingContext,
) {
  return { silent: true, symbol: "none", animation: false, data: marks.map((mark) => line(mark, chart, context)) };
}

function line(
  { value, label, colour, kind }: ReferenceMark,
  { horizontal }: Pick<CartesianChart, "horizontal">,
  { theme }: DrawingContext,
) {
  return {
    ...(horizontal ? { xAxis: value } : { yAxis: value }),
    lineStyle: {
      color: chartColour(colour, theme),
      width: kind === "threshold" ? 1 : 1.5,
      type: kind === "threshold" ? ("dotted" as const) : ("dashed" as const),
    },
    label: {
      show: label !== "",
      formatter: label,
      position: horizontal ? ("start" as const) : ("insideEndTop" as const),
      color: theme.text,
      fontSize: 11,
      textBorderColor: theme.surface,
      textBorderWidth: 3,
    },
  };
}
