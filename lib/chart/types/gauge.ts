import type { EChartsOption, GaugeSeriesOption } from "echarts";
import { chartColour } from "@/lib/chart/chart-colour";
import { defineChartType } from "@/lib/chart/chart-type";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { fitGauge } from "@/lib/chart/fit-target";
import { measureWriter } from "@/lib/chart/format-designed";
import { chartLimits } from "@/lib/chart/limits";
import { cutMiddle, escapeHtml, tooltipOption } from "@/lib/chart/option-parts";
import { prepareTarget, type TargetChart, type TargetItem } from "@/lib/chart/prepare-target";
import { targetPoints } from "@/lib/chart/target-points";

type Place = { readonly centre: [number, number]; readonly radiusPx: number };

/** Gauges in as many columns as make them largest. An arc of 210° is 1.3 radiuses high, with its name below it. */
function lay(count: number, { widthPx, heightPx }: DrawingContext): Place[] {
  const nameRoomPx = 24;
  const sized = Array.from({ length: count }, (_, at) => {
    const columns = at + 1;
    const [cellWidth, cellHeight] = [widthPx / columns, heightPx / Math.ceil(count / columns)];
    return {
      columns,
      cellWidth,
      cellHeight,
      radiusPx: Math.min(cellWidth / 2 - 10, (cellHeight - nameRoomPx - 10) / 1.3),
    };
  });
  const best = sized.reduce((largest, given) => (given.radiusPx > largest.radiusPx ? given : largest));
  return Array.from({ length: count }, (_, at) => {
    const [column, row] = [at % best.columns, Math.floor(at / best.columns)];
    // What the last row has too few of stands in its middle.
    const missing = Math.max(0, (row + 1) * best.columns - count) / 2;
    const radiusPx = Math.max(20, best.radiusPx);
    const topPx = (best.cellHeight - radiusPx * 1.3 - nameRoomPx) / 2;
    return {
      centre: [(column + missing + 0.5) * best.cellWidth, row * best.cellHeight + topPx + radiusPx],
      radiusPx,
    };
  });
}

/** The thresholds as a thin band outside the arc: where each begins can be seen, also without its colour. */
function bands(item: TargetItem, chart: TargetChart, { theme }: DrawingContext): [number, string][] {
  const limits = (chart.options.thresholds ?? [])
    .filter(({ column }) => column === null || column === chart.column.name)
    .map(({ from, colour }) => ({ at: (from - item.from) / (item.to - item.from), colour }))
    .filter(({ at }) => at < 1)
    .toSorted((a, b) => a.at - b.at);
  const ends = [...limits.slice(1).map(({ at }) => at), 1];
  const [first] = limits;
  const steps = limits.map(({ colour }, at): [number, string] => [
    Math.max(0, ends[at] ?? 1),
    chartColour(colour, theme),
  ]);
  return first && first.at > 0 ? [[first.at, theme.line], ...steps] : steps;
}

function arcs(item: TargetItem, place: Place, chart: TargetChart, context: DrawingContext): GaugeSeriesOption[] {
  const { theme, texts } = context;
  const { full } = measureWriter(chart.column, chart.options, texts.locale);
  const widthPx = Math.max(8, Math.min(22, place.radiusPx * 0.17));
  const chosen = item.mark?.colour ?? chart.options.colours?.[item.name];
  const color = chosen ? chartColour(chosen, theme) : (theme.palette[0] ?? theme.text);
  const shape = {
    ...{ type: "gauge" as const, center: place.centre, startAngle: 195, endAngle: -15 },
    ...{ min: item.from, max: item.to, splitNumber: 1 },
    ...{ pointer: { show: false }, axisTick: { show: false }, anchor: { show: false } },
  };
  const text = full(item.value);
  const fontSize = Math.max(
    13,
    Math.min(34, place.radiusPx / 3.6, (place.radiusPx * 2.1) / Math.max(1, [...text].length)),
  );
  const name = item.mark?.label ? `${item.name} · ${item.mark.label}` : item.name;
  const main: GaugeSeriesOption = {
    ...shape,
    radius: place.radiusPx,
    progress: { show: true, roundCap: true, width: widthPx, itemStyle: { color } },
    axisLine: { roundCap: true, lineStyle: { width: widthPx, color: [[1, theme.line]] } },
    splitLine: { show: false },
    axisLabel: { show: false },
    title: {
      ...{ show: chart.items.length > 1 || item.mark !== null, offsetCenter: [0, place.radiusPx * 0.27 + 20] },
      ...{ color: theme.textMuted, fontSize: 12 },
    },
    detail: {
      ...{ offsetCenter: [0, -place.radiusPx * 0.06], color: theme.text, fontSize, fontWeight: 600 },
      formatter: () => text,
    },
    data: [
      {
        value: Math.min(Math.max(item.value, item.from), item.to),
        name: cutMiddle(name, Math.floor(place.radiusPx / 3.2)),
      },
    ],
  };
  return [main, ...around(item, place, chart, context, shape)];
}

/** The ends of the scale, below those of the arc, and the thresholds outside of it. */
function around(
  item: TargetItem,
  place: Place,
  chart: TargetChart,
  context: DrawingContext,
  shape: GaugeSeriesOption,
): GaugeSeriesOption[] {
  const { theme, texts } = context;
  const { short } = measureWriter(chart.column, chart.options, texts.locale);
  const bare: GaugeSeriesOption = {
    ...{ ...shape, silent: true, splitLine: { show: false }, axisLabel: { show: false }, detail: { show: false } },
  };
  const end = (value: number, side: 1 | -1) => ({
    ...{ value, name: short(value) },
    title: { offsetCenter: [side * place.radiusPx * 0.9, place.radiusPx * 0.26 + 16] },
  });
  const ends: GaugeSeriesOption = {
    ...{ ...bare, axisLine: { show: false }, progress: { show: false } },
    title: { show: place.radiusPx >= 44, color: theme.textMuted, fontSize: 11 },
    data: [end(item.from, -1), end(item.to, 1)],
  };
  const steps = bands(item, chart, context);
  if (steps.length === 0) return [ends];
  const axisLine = { lineStyle: { width: 3, color: steps } };
  return [ends, { ...{ ...bare, radius: place.radiusPx + 5, axisLine, title: { show: false }, data: [] } }];
}

/** Draws one dial a figure. */
function gaugeOption(chart: TargetChart, context: DrawingContext): EChartsOption {
  const { full } = measureWriter(chart.column, chart.options, context.texts.locale);
  const places = lay(chart.items.length, context);
  const drawn = chart.items.map((item, at) => {
    const place = places[at];
    return place ? arcs(item, place, chart, context) : [];
  });
  return {
    tooltip: {
      ...tooltipOption(context, "item"),
      formatter: (given) => {
        const item = Array.isArray(given) ? undefined : chart.items[given.seriesIndex ?? 0];
        if (!item) return "";
        return `${escapeHtml(item.name)}<br/><b>${escapeHtml(full(item.value))}</b> / ${escapeHtml(full(item.to))}`;
      },
    },
    // The dials first: a point's place counts on it.
    series: [...drawn.flatMap(([main]) => main ?? []), ...drawn.flatMap((series) => series.slice(1))],
  };
}

/** Figures as dials between where a scale starts and what 100 % is. */
export const gauge = defineChartType({
  type: "gauge",
  group: "figure",
  fit: fitGauge,
  reason: () => "target",
  prepare: (result, spec, texts) => prepareTarget(result, spec, texts, chartLimits.gauges),
  option: gaugeOption,
  points: (chart) => targetPoints(chart, (seriesIndex) => ({ seriesIndex, dataIndex: 0 })),
  engine: ["gauge"],
});
