import type { EChartsOption, HeatmapSeriesOption } from "echarts";
import { colourAt, colourScale } from "@/lib/chart/colour-scale";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { measureWriter } from "@/lib/chart/format-designed";
import { inkOn } from "@/lib/chart/mix-colours";
import { cutMiddle, escapeHtml, tooltipOption } from "@/lib/chart/option-parts";
import type { HeatmapChart } from "@/lib/chart/prepared-chart";

const legendRoomPx = 40;
const downRoomPx = 130;

/** Draws a colour for each pair; where cells are large enough, the value stands in them. */
export function heatmapOption(chart: HeatmapChart, context: DrawingContext): EChartsOption {
  const { theme, texts } = context;
  const { full } = measureWriter(chart.column, chart.options, texts.locale);
  const label = { color: theme.textMuted, fontSize: 12, hideOverlap: true };
  const side = {
    type: "category" as const,
    axisTick: { show: false },
    axisLine: { show: false },
    splitArea: { show: false },
  };
  return {
    grid: {
      top: chart.options.legend === "none" || chart.options.legend === "bottom" ? 8 : legendRoomPx,
      left: 4,
      right: 14,
      bottom: chart.options.legend === "bottom" ? legendRoomPx : 2,
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
        return `${names.join(" · ")}<br/>${escapeHtml(chart.column.label)}: <b>${escapeHtml(full(cell.value))}</b>`;
      },
    },
    visualMap: colourScale(chart, context),
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

function heatSeries(chart: HeatmapChart, context: DrawingContext): HeatmapSeriesOption {
  const { theme, texts, widthPx, heightPx } = context;
  const colour = colourAt(chart, context);
  const cellPx = (widthPx - downRoomPx) / chart.acrossLabels.length;
  const rowPx = (heightPx - legendRoomPx - 30) / chart.downLabels.length;
  const { short } = measureWriter(chart.column, chart.options, texts.locale);
  return {
    type: "heatmap",
    // The colours reach from light to dark: each cell has the ink that is read on its own.
    data: chart.cells.map(({ across, down, value }) => ({
      value: [across, down, value],
      label: { color: inkOn(colour(value)) },
    })),
    itemStyle: { borderColor: theme.surface, borderWidth: 1, borderRadius: 2 },
    label: {
      show: chart.options.labels ?? (cellPx >= 44 && rowPx >= 18),
      fontSize: 11,
      formatter: ({ dataIndex }) => short(chart.cells[dataIndex]?.value ?? 0),
    },
  };
}
