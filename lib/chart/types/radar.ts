import type { EChartsOption } from "echarts";
import { chartColour } from "@/lib/chart/chart-colour";
import { defineChartType } from "@/lib/chart/chart-type";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { blankChart, type Fit, names } from "@/lib/chart/fit";
import { measureWriter } from "@/lib/chart/format-designed";
import { chartLimits } from "@/lib/chart/limits";
import { cutMiddle, escapeHtml, legendOption, roomAbovePx, tooltipOption } from "@/lib/chart/option-parts";
import { prepareRadar, type RadarShapes } from "@/lib/chart/prepare-radar";
import { isOnePointEach, measuresOnOneAxis } from "@/lib/chart/result-profile";

/** Things compared by several measures, or measures by several categories: three axes or more, few shapes. */
const fitRadar: Fit = (profile, { asked }) => {
  const { times, categories, measures, rowCount } = profile;
  const [category, split] = [...categories, ...(asked ? times : [])];
  const [measure] = measures;
  if (!category || !measure) return null;
  const radar = { ...blankChart, type: "radar" as const, x: category.column.name };
  if (
    measures.length >= 3 &&
    category.distinctCount <= chartLimits.radarShapes &&
    rowCount === category.distinctCount
  ) {
    return { ...radar, y: names(measures) };
  }
  const isReadable = category.distinctCount >= 3 && category.distinctCount <= chartLimits.radarAxes;
  if (!isReadable || (!asked && (times.length > 0 || categories.length > 2))) return null;
  if (split) {
    if (split.distinctCount > chartLimits.radarShapes || !isOnePointEach(profile, [category, split])) return null;
    return { ...radar, y: [measure.column.name], series: split.column.name };
  }
  const shown = measuresOnOneAxis(measures);
  // One shape alone is read better as bars.
  return shown.length > 1 || asked ? { ...radar, y: names(shown) } : null;
};

/** Draws one closed line a shape over the axes of a wheel. */
function radarOption(chart: RadarShapes, context: DrawingContext): EChartsOption {
  const { theme, texts, widthPx, heightPx } = context;
  const shapeNames = chart.shapes.map(({ name }) => name);
  const place = chart.options.legend ?? "auto";
  const hasLegend = shapeNames.length > 1 && place !== "none";
  const topPx = hasLegend && place !== "bottom" ? roomAbovePx(shapeNames, context) : 8;
  const bottomPx = hasLegend && place === "bottom" ? 30 : 8;
  const sidePx = Math.min(widthPx - 150, heightPx - topPx - bottomPx - 44);
  const legend = legendOption(context, shapeNames);
  const writers = chart.axes.map(({ column }) => measureWriter(column, chart.options, texts.locale));
  return {
    ...(hasLegend ? { legend: place === "bottom" ? { ...legend, top: "auto", bottom: 0 } : legend } : {}),
    tooltip: {
      ...tooltipOption(context, "item"),
      formatter: (item) => {
        const shape = Array.isArray(item) ? undefined : chart.shapes[item.dataIndex];
        if (!shape) return "";
        const lines = chart.axes.map(
          ({ name }, at) =>
            `${escapeHtml(name)}: <b>${escapeHtml(writers[at]?.full(shape.values[at] ?? null) ?? "")}</b>`,
        );
        return [escapeHtml(shape.name), ...lines].join("<br/>");
      },
    },
    radar: {
      center: ["50%", topPx + (heightPx - topPx - bottomPx) / 2],
      radius: Math.max(30, sidePx / 2),
      indicator: chart.axes.map(({ name, min, max }) => ({ name, min, max })),
      axisName: {
        ...{ color: theme.textMuted, fontSize: 12 },
        formatter: (name) => cutMiddle(name ?? "", widthPx < 420 ? 10 : 18),
      },
      axisNameGap: 8,
      splitNumber: 4,
      axisLine: { lineStyle: { color: theme.line } },
      splitLine: { lineStyle: { color: theme.line } },
      splitArea: { show: false },
    },
    series: [
      {
        type: "radar",
        symbolSize: 5,
        data: chart.shapes.map((shape, at) => {
          const chosen = chart.options.colours?.[shape.name];
          const color = chosen ? chartColour(chosen, theme) : theme.palette[at % theme.palette.length];
          return {
            ...{ name: shape.name, value: [...shape.values], lineStyle: { width: 2, color }, itemStyle: { color } },
            areaStyle: { color, opacity: chart.shapes.length > 3 ? 0.04 : 0.12 },
            label: {
              show: chart.options.labels === true,
              ...{ color: theme.text, fontSize: 11 },
              formatter: ({ dimensionIndex, value }) => writers[dimensionIndex ?? 0]?.short(Number(value)) ?? "",
            },
          };
        }),
      },
    ],
  };
}

/** A few things compared by several figures at once. */
export const radar = defineChartType<RadarShapes>({
  type: "radar",
  group: "comparison",
  fit: fitRadar,
  reason: () => "profiles",
  prepare: prepareRadar,
  option: radarOption,
  points: ({ axes, shapes, dimension }) => ({
    measure: axes[0]?.column,
    dimension,
    series: shapes.length > 1 ? shapes.map(({ name }) => name) : [],
    points: shapes.flatMap((shape, dataIndex) =>
      axes.map((axis, at) => ({
        ...{ name: axis.name, value: shape.values[at] ?? 0, series: shape.name },
        ...{ cells: { ...axis.cells, ...shape.cells }, at: { seriesIndex: 0, dataIndex } },
      })),
    ),
  }),
  engine: ["radarSeries", "radarAxes"],
});
