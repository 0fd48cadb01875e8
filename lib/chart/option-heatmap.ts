import type { EChartsOption, HeatmapSeriesOption } from "echarts";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { formatNumber } from "@/lib/chart/format-number";
import { axisValueFormatter, cutMiddle, escapeHtml, tooltipOption } from "@/lib/chart/option-parts";
import type { HeatmapChart } from "@/lib/chart/prepared-chart";

const legendRoomPx = 40;
const downRoomPx = 130;

/** From almost nothing to the first colour of the theme; values to both sides of zero get a colour each. */
function colours({ min, max }: HeatmapChart["range"], { theme }: DrawingContext) {
  const [strong = theme.text, other = theme.textMuted] = theme.palette;
  if (min >= 0 || max <= 0) return { min, max: max > min ? max : min + 1, inRange: { color: [theme.line, strong] } };
  const end = Math.max(-min, max);
  return { min: -end, max: end, inRange: { color: [other, theme.line, strong] } };
}

/** Draws a colour for each pair; where cells are large enough, the value stands in them. */
export function heatmapOption(chart: HeatmapChart, context: DrawingContext): EChartsOption {
  const { theme, texts } = context;
  const short = axisValueFormatter(chart.column.unit, texts.locale);
  const label = { color: theme.textMuted, fontSize: 12, hideOverlap: true };
  const side = {
    type: "category" as const,
    axisTick: { show: false },
    axisLine: { show: false },
    splitArea: { show: false },
  };
  return {
    grid: {
      top: legendRoomPx,
      left: 4,
      right: 14,
      bottom: 2,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    tooltip: {
      ...tooltipOption(context, "item"),
      formatter: (item) => {
        const cell = chart.cells[Array.isArray(item) ? 0 : item.dataIndex];
        if (!cell) return "";
        const names = [chart.downLabels[cell.down], chart.acrossLabels[cell.across]].map((name) =>
          escapeHtml(name ?? ""),
        );
        const value = formatNumber(cell.value, { unit: chart.column.unit }, texts.locale);
        return `${names.join(" · ")}<br/>${escapeHtml(chart.column.label)}: <b>${escapeHtml(value)}</b>`;
      },
    },
    visualMap: {
      ...{ type: "continuous", calculable: false, orient: "horizontal", top: 0, left: 0, padding: [6, 4] },
      ...{ itemWidth: 10, itemHeight: 120, ...colours(chart.range, context) },
      ...{
        textStyle: { color: theme.textMuted, fontSize: 12 },
        text: [short(chart.range.max), short(chart.range.min)],
      },
    },
    xAxis: {
      ...side,
      data: [...chart.acrossLabels],
      axisLabel: { ...label, formatter: (name: string) => cutMiddle(name, 14) },
    },
    yAxis: {
      ...side,
      ...{ data: [...chart.downLabels], inverse: true },
      axisLabel: { ...label, formatter: (name: string) => cutMiddle(name, 18) },
    },
    series: [heatSeries(chart, context)],
  };
}

function heatSeries(chart: HeatmapChart, { theme, texts, widthPx, heightPx }: DrawingContext): HeatmapSeriesOption {
  const cellPx = (widthPx - downRoomPx) / chart.acrossLabels.length;
  const rowPx = (heightPx - legendRoomPx - 30) / chart.downLabels.length;
  const short = axisValueFormatter(chart.column.unit, texts.locale);
  return {
    type: "heatmap",
    data: chart.cells.map(({ across, down, value }) => [across, down, value]),
    itemStyle: { borderColor: theme.surface, borderWidth: 1, borderRadius: 2 },
    label: {
      show: cellPx >= 44 && rowPx >= 18,
      fontSize: 11,
      // The colours behind reach from light to dark: the outline keeps the digits readable on all of them.
      ...{ color: theme.text, textBorderColor: theme.surface, textBorderWidth: 2 },
      formatter: ({ dataIndex }) => short(chart.cells[dataIndex]?.value ?? 0),
    },
  };
}
