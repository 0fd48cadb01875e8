import type { EChartsOption, ScatterSeriesOption, YAXisComponentOption } from "echarts";
import { markLine } from "@/lib/chart/cartesian/option-marks";
import { chartColour } from "@/lib/chart/chart-colour";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { measureWriter } from "@/lib/chart/format-designed";
import { cutMiddle, escapeHtml, legendOption, roomAbovePx, tooltipOption } from "@/lib/chart/option-parts";
import type { ChartOptions } from "@/lib/chart/options-schema";
import type { ScatterChart } from "@/lib/chart/prepared-chart";
import type { ResultColumn } from "@/lib/execute/schema";

function measureAxis(
  column: ResultColumn,
  set: ChartOptions["axisX"],
  chart: ScatterChart,
  { theme, texts }: DrawingContext,
): YAXisComponentOption {
  return {
    type: set?.scale === "log" ? "log" : "value",
    scale: true,
    // Bubbles would be cut by the edge.
    ...(chart.size && set?.scale !== "log" ? { boundaryGap: ["8%", "8%"] } : {}),
    ...(typeof set?.min === "number" ? { min: set.min } : {}),
    ...(typeof set?.max === "number" ? { max: set.max } : {}),
    name: set?.title || column.label,
    nameLocation: "middle",
    nameTextStyle: { color: theme.textMuted, fontSize: 12 },
    axisLabel: {
      color: theme.textMuted,
      hideOverlap: true,
      formatter: measureWriter(column, chart.options, texts.locale).short,
    },
    splitLine: { lineStyle: { color: theme.line } },
    axisLine: { show: false },
    axisTick: { show: false },
  };
}

/** Names and values of a point, a line each. */
function tooltipFormatter(chart: ScatterChart, { texts }: DrawingContext) {
  const columns = [chart.x, chart.y, ...(chart.size ? [chart.size.column] : [])];
  const writers = columns.map((column) => measureWriter(column, chart.options, texts.locale).full);
  return (seriesIndex: number, dataIndex: number, seriesName: string) => {
    const point = chart.series[seriesIndex]?.points[dataIndex];
    if (!point) return "";
    const title = [point.name, seriesName].filter((text) => text).map((text) => escapeHtml(String(text)));
    const values = [point.x, point.y, point.size];
    const lines = columns.map(
      ({ label }, at) => `${escapeHtml(label)}: <b>${escapeHtml(writers[at]?.(values[at] ?? null) ?? "")}</b>`,
    );
    return [title.join(" · "), ...lines].filter((line) => line !== "").join("<br/>");
  };
}

const bubbleMinPx = 6;

/** The area grows with the value; the largest bubble takes a tenth of the shorter side. */
function bubbleSize(chart: ScatterChart, { widthPx, heightPx }: DrawingContext) {
  const maxPx = Math.max(18, Math.min(64, Math.min(widthPx, heightPx) / 5));
  const max = chart.size?.max ?? 1;
  return (size: number | null) => Math.max(bubbleMinPx, Math.sqrt((size ?? 0) / max) * maxPx);
}

function pointSeries(chart: ScatterChart, context: DrawingContext): ScatterSeriesOption[] {
  const { theme } = context;
  const sizeOf = bubbleSize(chart, context);
  return chart.series.map((series) => {
    const chosen = chart.options.colours?.[series.name ?? ""];
    return {
      type: "scatter",
      name: series.name ?? "",
      symbolSize: chart.size
        ? (_, { dataIndex }) => sizeOf(series.points[dataIndex]?.size ?? null)
        : series.points.length > 500
          ? 5
          : 8,
      itemStyle: {
        opacity: 0.7,
        ...(chosen ? { color: chartColour(chosen, theme) } : {}),
        ...(chart.size ? { borderColor: theme.surface, borderWidth: 1 } : {}),
      },
      large: !chart.size && series.points.length > 2_000,
      label: {
        show: chart.options.labels === true,
        ...{ position: "top", color: theme.textMuted, fontSize: 11 },
        formatter: ({ dataIndex }) => cutMiddle(series.points[dataIndex]?.name ?? "", 18),
      },
      labelLayout: { hideOverlap: true },
      data: series.points.map((point) => [point.x, point.y]),
    };
  });
}

/** The lines across, on a series of their own without points: the legend hides series, never a target. */
function markSeries(chart: ScatterChart, context: DrawingContext): ScatterSeriesOption[] {
  if (chart.marks.length === 0) return [];
  const lines = markLine(chart.marks, { horizontal: false }, context);
  return [{ id: "marks", name: "", type: "scatter", data: [], silent: true, markLine: lines }];
}

/** Draws points of two measures, as bubbles where a third gives their size. */
export function scatterOption(chart: ScatterChart, context: DrawingContext): EChartsOption {
  const names = chart.series.map((series) => series.name ?? "");
  const place = chart.options.legend ?? "auto";
  const hasLegend = names.length > 1 && place !== "none";
  const legend = legendOption(context, names);
  const write = tooltipFormatter(chart, context);
  return {
    grid: {
      top: hasLegend && place !== "bottom" ? roomAbovePx(names, context) : 12,
      ...{ left: 8, right: 16, bottom: hasLegend && place === "bottom" ? 34 : 6 },
      outerBoundsMode: "same",
      outerBoundsContain: "all",
    },
    ...(hasLegend ? { legend: place === "bottom" ? { ...legend, top: "auto", bottom: 0 } : legend } : {}),
    tooltip: {
      ...tooltipOption(context, "item"),
      formatter: (item) =>
        Array.isArray(item) ? "" : write(item.seriesIndex ?? 0, item.dataIndex, item.seriesName ?? ""),
    },
    // Both dimensions are measures, so the axes differ only in their place.
    xAxis: {
      ...measureAxis(chart.x, chart.options.axisX, chart, context),
      ...{ nameGap: 28, splitLine: { show: false } },
    } as EChartsOption["xAxis"],
    yAxis: { ...measureAxis(chart.y, chart.options.axisY, chart, context), nameGap: 44 },
    series: [...pointSeries(chart, context), ...markSeries(chart, context)],
  };
}
