import type { BarSeriesOption, EChartsOption } from "echarts";
import { chartColour } from "@/lib/chart/chart-colour";
import { defineChartType } from "@/lib/chart/chart-type";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { fitProgress } from "@/lib/chart/fit-target";
import { measureWriter } from "@/lib/chart/format-designed";
import { formatNumber } from "@/lib/chart/format-number";
import { chartLimits } from "@/lib/chart/limits";
import { cutMiddle, escapeHtml, tooltipOption } from "@/lib/chart/option-parts";
import { prepareTarget, type TargetChart, type TargetItem } from "@/lib/chart/prepare-target";
import { targetPoints } from "@/lib/chart/target-points";

/** A name, a bar below it, and room to the next. */
const rowPx = 52;
const rowMinPx = 40;

function figures(item: TargetItem, chart: TargetChart, { texts, widthPx }: DrawingContext) {
  const { full, short } = measureWriter(chart.column, chart.options, texts.locale);
  const write = widthPx < 320 ? short : full;
  const share = formatNumber(item.share * 100, { unit: "%", fractionDigits: 0 }, texts.locale);
  const isShare = chart.column.unit === "%" && item.to === 100;
  return { share, of: isShare ? "" : `${write(item.value)} / ${write(item.to)}` };
}

/** Texts stand above the bars: the name on the left, the figures on the right. */
function barSeries(chart: TargetChart, context: DrawingContext): BarSeriesOption[] {
  const { theme, widthPx, heightPx } = context;
  // One figure alone is the message of its place.
  const isAlone = chart.items.length === 1 && heightPx >= 90;
  const abovePx = isAlone ? -26 : -19;
  const rich = {
    strong: { fontWeight: 600 as const, color: theme.text, fontSize: isAlone ? 20 : 13 },
    muted: { color: theme.textMuted, fontSize: 12 },
  };
  const shared = { type: "bar" as const, barWidth: isAlone ? 16 : 10, barGap: "-100%", silent: true };
  return [
    {
      ...shared,
      itemStyle: { color: theme.line, borderRadius: isAlone ? 8 : 5 },
      label: {
        ...{ show: true, position: ["100%", abovePx], align: "right", rich },
        formatter: ({ dataIndex }) => {
          const item = chart.items[dataIndex];
          if (!item) return "";
          const { share, of } = figures(item, chart, context);
          const mark = item.mark?.label ? `{muted|${cutMiddle(item.mark.label, 14)}}  ` : "";
          return `${mark}${of === "" ? "" : `{muted|${of}}  `}{strong|${share}}`;
        },
      },
      data: chart.items.map(() => 1),
    },
    {
      ...shared,
      silent: false,
      label: {
        ...{ show: true, position: [0, isAlone ? -21 : abovePx], align: "left", color: theme.text, fontSize: 12 },
        formatter: ({ dataIndex }) =>
          cutMiddle(chart.items[dataIndex]?.name ?? "", Math.max(10, Math.floor(widthPx / 16))),
      },
      data: chart.items.map(({ share, mark, name }) => {
        const chosen = mark?.colour ?? chart.options.colours?.[name];
        const color = chosen ? chartColour(chosen, theme) : (theme.palette[0] ?? theme.text);
        return { value: share, itemStyle: { color, borderRadius: isAlone ? 8 : 5 } };
      }),
    },
  ];
}

/** Draws each figure as a bar that fills up to its target; what is beyond runs past the end of the track. */
function progressOption(chart: TargetChart, context: DrawingContext): EChartsOption {
  const shares = chart.items.map(({ share }) => share);
  return {
    grid: { top: 22, left: 2, right: 2, bottom: 0, outerBoundsMode: "none" },
    tooltip: {
      ...tooltipOption(context, "item"),
      formatter: (given) => {
        const item = chart.items[Array.isArray(given) ? 0 : given.dataIndex];
        if (!item) return "";
        const { share, of } = figures(item, chart, { ...context, widthPx: 1_000 });
        return [
          escapeHtml(item.name),
          `<b>${share}</b>${of === "" ? "" : ` · ${escapeHtml(of)}`}`,
          escapeHtml(item.mark?.label ?? ""),
        ]
          .filter((line) => line !== "")
          .join("<br/>");
      },
    },
    xAxis: { type: "value", show: false, min: Math.min(0, ...shares), max: Math.max(1, ...shares) },
    yAxis: { type: "category", show: false, inverse: true, data: chart.items.map(({ name }) => name) },
    series: barSeries(chart, context),
  };
}

/** Figures against what 100 % is, as bars below each other. */
export const progress = defineChartType({
  type: "progress",
  group: "figure",
  fit: fitProgress,
  reason: () => "target",
  prepare: (result, spec, texts) => prepareTarget(result, spec, texts, spec.options?.top ?? chartLimits.progressBars),
  option: progressOption,
  points: (chart) => targetPoints(chart, (dataIndex) => ({ seriesIndex: 1, dataIndex })),
  fitToHeight: (chart, heightPx) => {
    const room = Math.max(1, Math.floor(heightPx / (chart.items.length > 4 ? rowMinPx : rowPx)));
    if (heightPx <= 0 || chart.items.length <= room) return chart;
    const total = chart.caps.find(({ what }) => what === "categories")?.total ?? chart.items.length;
    return { ...chart, items: chart.items.slice(0, room), caps: [{ what: "categories", shown: room, total }] };
  },
  engine: ["bar"],
});
