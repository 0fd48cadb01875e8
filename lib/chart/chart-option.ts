import type { EChartsOption } from "echarts";
import { cartesianOption } from "@/lib/chart/option-cartesian";
import { funnelOption } from "@/lib/chart/option-funnel";
import { heatmapOption } from "@/lib/chart/option-heatmap";
import { pieOption } from "@/lib/chart/option-pie";
import { scatterOption } from "@/lib/chart/option-scatter";
import type { ChartTheme } from "@/lib/chart/palette";
import type {
  CartesianChart,
  ChartTexts,
  FunnelChart,
  HeatmapChart,
  PieChart,
  ScatterChart,
} from "@/lib/chart/prepared-chart";

/** Where a chart is drawn and for whom. */
export type DrawingContext = {
  readonly theme: ChartTheme;
  readonly texts: ChartTexts;
  readonly widthPx: number;
  readonly heightPx: number;
  /** What a screen reader says instead of the picture. */
  readonly summary: string;
  /** For paper: all of a legend shows, as nobody can turn its pages. */
  readonly isPicture?: boolean;
};

/** The kinds that ECharts draws; numbers and tables are HTML. */
export type DrawnChart = CartesianChart | PieChart | ScatterChart | HeatmapChart | FunnelChart;

function partOption(chart: DrawnChart, context: DrawingContext): EChartsOption {
  switch (chart.kind) {
    case "cartesian":
      return cartesianOption(chart, context);
    case "pie":
      return pieOption(chart, context);
    case "scatter":
      return scatterOption(chart, context);
    case "heatmap":
      return heatmapOption(chart, context);
    case "funnel":
      return funnelOption(chart, context);
  }
}

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
    aria: { enabled: true, label: { enabled: true, description: context.summary } },
    ...partOption(chart, context),
  };
}
