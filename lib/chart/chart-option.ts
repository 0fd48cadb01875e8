import type { EChartsOption } from "echarts";
import type { DrawnChart } from "@/lib/chart/chart-type";
import type { DrawingContext } from "@/lib/chart/drawing-context";

/** Turns a prepared chart into an ECharts option. Decides nothing about the data; only how it looks. */
export function chartOption(chart: DrawnChart, context: DrawingContext): EChartsOption {
  const { theme } = context;
  return {
    color: [...theme.palette],
    backgroundColor: "transparent",
    textStyle: { fontFamily: theme.fontFamily, color: theme.text, fontSize: 12 },
    animation: theme.animated,
    animationDuration: 160,
    animationDurationUpdate: 160,
    useUTC: true,
    ...chart.option(context),
  };
}
