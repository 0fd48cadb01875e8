import type { CustomSeriesOption, CustomSeriesRenderItem, EChartsOption } from "echarts";
import { cartesianOption } from "@/lib/chart/cartesian/option-cartesian";
import { markSeries } from "@/lib/chart/cartesian/option-marks";
import type { WaterfallChart } from "@/lib/chart/cartesian/prepare-waterfall";
import type { TooltipItem } from "@/lib/chart/cartesian/tooltip";
import { chartColour } from "@/lib/chart/chart-colour";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { measureWriter } from "@/lib/chart/format-designed";
import { escapeHtml } from "@/lib/chart/option-parts";

const slotShare = 0.62;
const barMaxPx = 56;
const labelledSlotMinPx = 34;

/** Draws steps that hang between where they begin and where they end, tied to each other by thin lines. */
export function waterfallOption(chart: WaterfallChart, context: DrawingContext): EChartsOption {
  const { tooltip, legend: _, ...option } = cartesianOption(chart, context);
  const [series] = chart.series;
  const steps: CustomSeriesOption = {
    ...{ type: "custom", id: series?.id ?? "", name: series?.name ?? "", clip: true },
    renderItem: renderStep(chart, context),
    encode: { x: 0, y: [1, 2] },
    data: chart.spans.map((span, place) => [place, span?.from ?? "-", span?.to ?? "-"]),
  };
  // Room for the words above the highest step.
  const [up] = Array.isArray(option.yAxis) ? option.yAxis : [option.yAxis];
  return {
    ...option,
    yAxis: [{ ...up, boundaryGap: [0, "8%"] }] as EChartsOption["yAxis"],
    tooltip: {
      ...tooltip,
      formatter: (items) => stepTooltip(chart, (Array.isArray(items) ? items : [items]) as TooltipItem[], context),
    },
    series: [steps, ...markSeries(chart, context)],
  };
}

/** "+12" and "−5": the sign says what the colour does. */
function signed(chart: WaterfallChart, place: number, { texts }: DrawingContext, how: "short" | "full"): string {
  const [series] = chart.series;
  const value = series?.values[place] ?? null;
  if (!series) return "";
  const text = measureWriter(series.column, chart.options, texts.locale)[how](value);
  return value !== null && value > 0 && place !== chart.totalIndex ? `+${text}` : text;
}

function stepColour({ totalIndex, spans, options }: WaterfallChart, place: number, { theme }: DrawingContext): string {
  const span = spans[place];
  const { goodDirection = "up" } = options;
  if (place === totalIndex || !span) return theme.palette[0] ?? theme.text;
  const rises = span.to >= span.from;
  if (goodDirection === "none") return theme.palette[rises ? 2 : 1] ?? theme.text;
  return chartColour(rises === (goodDirection === "up") ? "good" : "bad", theme);
}

function renderStep(chart: WaterfallChart, context: DrawingContext): CustomSeriesRenderItem {
  const { theme, widthPx } = context;
  const slotPx = (widthPx - 60) / Math.max(1, chart.x.count);
  const isLabelled = chart.options.labels ?? slotPx >= labelledSlotMinPx;
  return (params, api) => {
    const place = params.dataIndex;
    const span = chart.spans[place];
    if (!span) return null;
    const [middle = 0, start = 0] = api.coord([place, span.from]);
    const [, end = 0] = api.coord([place, span.to]);
    const slot = api.size?.([1, 0]);
    const slotWidth = Array.isArray(slot) ? (slot[0] ?? 0) : (slot ?? 0);
    const width = Math.min(barMaxPx, slotWidth * slotShare);
    const colour = stepColour(chart, place, context);
    const top = Math.min(start, end);
    const hasNext = place < chart.totalIndex;
    return {
      type: "group",
      children: [
        {
          type: "rect",
          // A step of nothing is a thin line, not nothing.
          shape: { x: middle - width / 2, y: top, width, height: Math.max(1, Math.abs(end - start)), r: 2 },
          style: { fill: colour },
        },
        ...(hasNext
          ? [
              {
                type: "line" as const,
                shape: { x1: middle + width / 2, y1: end, x2: middle + slotWidth - width / 2, y2: end },
                style: { stroke: theme.textMuted, lineWidth: 1, lineDash: [2, 2] },
              },
            ]
          : []),
        ...(isLabelled
          ? [
              {
                type: "text" as const,
                style: {
                  ...{ text: signed(chart, place, context, "short"), x: middle, y: top - 4, fill: theme.text },
                  ...{ align: "center" as const, verticalAlign: "bottom" as const, fontSize: 11 },
                  fontFamily: theme.fontFamily,
                },
              },
            ]
          : []),
      ],
    };
  };
}

function stepTooltip(chart: WaterfallChart, [item]: readonly TooltipItem[], context: DrawingContext): string {
  const [series] = chart.series;
  const span = item ? chart.spans[item.dataIndex] : null;
  if (!item || !series) return "";
  const place = item.dataIndex;
  const { full } = measureWriter(series.column, chart.options, context.texts.locale);
  const lines = [`<b>${escapeHtml(chart.x.label(place))}</b>`];
  lines.push(`${escapeHtml(series.name)}: <b>${escapeHtml(signed(chart, place, context, "full"))}</b>`);
  if (span && place !== chart.totalIndex)
    lines.push(`<span style="opacity:.7">${escapeHtml(context.texts.total)}: ${escapeHtml(full(span.to))}</span>`);
  return lines.join("<br/>");
}
