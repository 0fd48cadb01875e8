import type { EChartsOption } from "echarts";
import { chartColour } from "@/lib/chart/chart-colour";
import { defineChartType } from "@/lib/chart/chart-type";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { blankChart, type Fit, names } from "@/lib/chart/fit";
import { measureWriter } from "@/lib/chart/format-designed";
import { cutMiddle, escapeHtml, tooltipOption } from "@/lib/chart/option-parts";
import { type Box, type BoxplotChart, prepareBoxplot } from "@/lib/chart/prepare-boxplot";

/** Raw values, several a category; or five figures that a query has worked out, if somebody asks for boxes. */
const fitBoxplot: Fit = ({ measures, categories, times, rowCount }, { asked }) => {
  const [measure] = measures;
  const [category] = [...categories, ...times].filter(({ distinctCount }) => distinctCount * 5 <= rowCount);
  if (!measure) return null;
  const lying = (category?.distinctCount ?? 0) > 8;
  const boxes = { ...blankChart, type: "boxplot" as const, x: category?.column.name ?? null, horizontal: lying };
  if (asked && measures.length === 5) {
    return { ...boxes, x: categories[0]?.column.name ?? times[0]?.column.name ?? null, y: names(measures) };
  }
  const isRaw = !measures.some(({ column }) => column.aggregate) && measure.distinctCount > 4;
  if (!isRaw || rowCount < (asked ? 5 : 20) || (!asked && (!category || measures.length > 2))) return null;
  return { ...boxes, y: [measure.column.name] };
};

function tooltipText(box: Box, chart: BoxplotChart, context: DrawingContext): string {
  const { full } = measureWriter(chart.column, chart.options, context.texts.locale);
  const { spread } = context.texts;
  const [low, lower, middle, upper, high] = box.five.map((value) => escapeHtml(full(value)));
  const lines = [
    `${spread.median}: <b>${middle}</b>`,
    `${spread.middleHalf}: ${lower} – ${upper}`,
    `${spread.reach}: ${low} – ${high}`,
  ];
  return [`<b>${escapeHtml(box.name)}</b>`, ...lines].join("<br/>");
}

function axesOf(chart: BoxplotChart, { theme, texts, widthPx }: DrawingContext) {
  const { short } = measureWriter(chart.column, chart.options, texts.locale);
  const set = chart.options.axisY;
  const label = { color: theme.textMuted, fontSize: 12, hideOverlap: true };
  const title = { nameLocation: "middle" as const, nameTextStyle: { color: theme.textMuted, fontSize: 12 } };
  const lengthMax = chart.horizontal ? 20 : Math.max(6, Math.floor(widthPx / chart.boxes.length / 7));
  const category = {
    ...{ type: "category" as const, inverse: chart.horizontal, data: chart.boxes.map(({ name }) => name) },
    ...{ ...title, name: chart.options.axisX?.title ?? "", nameGap: 28 },
    ...{ axisLine: { lineStyle: { color: theme.line } }, axisTick: { show: false } },
    axisLabel: { ...label, formatter: (name: string) => cutMiddle(name, lengthMax) },
  };
  const value = {
    ...{ type: set?.scale === "log" ? ("log" as const) : ("value" as const), scale: true },
    ...(typeof set?.min === "number" ? { min: set.min } : {}),
    ...(typeof set?.max === "number" ? { max: set.max } : {}),
    ...{ ...title, name: set?.title ?? "", nameGap: 46 },
    ...{ axisLine: { show: false }, axisTick: { show: false }, axisLabel: { ...label, formatter: short } },
    splitLine: { lineStyle: { color: theme.line } },
  };
  return chart.horizontal ? { xAxis: value, yAxis: category } : { xAxis: category, yAxis: value };
}

/** Draws a box from the lower quartile to the upper, the median in it, whiskers and what lies beyond them. */
function boxplotOption(chart: BoxplotChart, context: DrawingContext): EChartsOption {
  const { theme, texts } = context;
  const { full } = measureWriter(chart.column, chart.options, texts.locale);
  const [hue = theme.text, other = theme.textMuted] = theme.palette;
  const outliers = chart.boxes.flatMap((box, at) => box.outliers.map((value) => ({ box, value, at })));
  return {
    grid: { top: 12, left: 8, right: 16, bottom: 6, outerBoundsMode: "same", outerBoundsContain: "all" },
    tooltip: {
      ...tooltipOption(context, "item"),
      formatter: (item) => {
        if (Array.isArray(item)) return "";
        const box = item.seriesIndex === 0 ? chart.boxes[item.dataIndex] : undefined;
        if (box) return tooltipText(box, chart, context);
        const outlier = outliers[item.dataIndex];
        return outlier ? `${escapeHtml(outlier.box.name)}<br/><b>${escapeHtml(full(outlier.value))}</b>` : "";
      },
    },
    ...axesOf(chart, context),
    series: [
      {
        type: "boxplot",
        boxWidth: [8, 46],
        layout: chart.horizontal ? "vertical" : "horizontal",
        data: chart.boxes.map(({ five, name }) => {
          const chosen = chart.options.colours?.[name];
          const colour = chosen ? chartColour(chosen, theme) : hue;
          return { value: [...five], itemStyle: { color: `${colour}2e`, borderColor: colour, borderWidth: 1.5 } };
        }),
      },
      {
        type: "scatter",
        ...{ symbolSize: 5, itemStyle: { color: other, opacity: 0.7 } },
        data: outliers.map(({ value, at }) => (chart.horizontal ? [value, at] : [at, value])),
      },
    ],
  };
}

/** How values spread in each category. */
export const boxplot = defineChartType<BoxplotChart>({
  type: "boxplot",
  group: "spread",
  fit: fitBoxplot,
  reason: () => "spreads",
  prepare: prepareBoxplot,
  option: boxplotOption,
  points: ({ x, column, boxes }) => ({
    measure: column,
    dimension: x?.label ?? column.label,
    series: [],
    points: boxes.map(({ name, five, cells }, dataIndex) => ({
      ...{ name, value: five[2], cells, series: null, at: { seriesIndex: 0, dataIndex } },
    })),
  }),
  engine: ["boxplot", "scatter"],
});
