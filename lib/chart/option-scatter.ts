import type { EChartsOption, YAXisComponentOption } from "echarts";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { formatNumber } from "@/lib/chart/format-number";
import { axisValueFormatter, escapeHtml, legendOption, roomAbovePx, tooltipOption } from "@/lib/chart/option-parts";
import type { ScatterChart } from "@/lib/chart/prepared-chart";
import type { ResultColumn } from "@/lib/execute/schema";

function measureAxis(column: ResultColumn, { theme, texts }: DrawingContext, nameGap: number): YAXisComponentOption {
  return {
    type: "value",
    scale: true,
    name: column.label,
    nameLocation: "middle",
    nameGap,
    nameTextStyle: { color: theme.textMuted, fontSize: 12 },
    axisLabel: { color: theme.textMuted, hideOverlap: true, formatter: axisValueFormatter(column.unit, texts.locale) },
    splitLine: { lineStyle: { color: theme.line } },
    axisLine: { show: false },
    axisTick: { show: false },
  };
}

/** Draws points of two measures. */
export function scatterOption(chart: ScatterChart, context: DrawingContext): EChartsOption {
  const { texts } = context;
  const names = chart.series.map((series) => series.name ?? "");
  const hasLegend = names.length > 1;
  const line = (column: ResultColumn, value: number) =>
    `${escapeHtml(column.label)}: <b>${escapeHtml(formatNumber(value, { unit: column.unit }, texts.locale))}</b>`;
  return {
    grid: {
      top: roomAbovePx(names, context),
      left: 8,
      right: 16,
      bottom: 6,
      outerBoundsMode: "same",
      outerBoundsContain: "all",
    },
    ...(hasLegend ? { legend: legendOption(context, names) } : {}),
    tooltip: {
      ...tooltipOption(context, "item"),
      formatter: (item) => {
        if (Array.isArray(item)) return "";
        const point = chart.series[item.seriesIndex ?? 0]?.points[item.dataIndex];
        if (!point) return "";
        const title = [point.name, item.seriesName].filter((text) => text).map((text) => escapeHtml(String(text)));
        return [...title.slice(0, 1), line(chart.x, point.x), line(chart.y, point.y)].join("<br/>");
      },
    },
    // Both dimensions are measures, so the axes differ only in their place.
    xAxis: { ...measureAxis(chart.x, context, 28), splitLine: { show: false } } as EChartsOption["xAxis"],
    yAxis: measureAxis(chart.y, context, 44),
    series: chart.series.map((series) => ({
      type: "scatter",
      name: series.name ?? "",
      symbolSize: series.points.length > 500 ? 5 : 8,
      itemStyle: { opacity: 0.7 },
      large: series.points.length > 2_000,
      data: series.points.map((point) => [point.x, point.y]),
    })),
  };
}
