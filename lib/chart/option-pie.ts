import type { EChartsOption, LegendComponentOption, PieSeriesOption } from "echarts";
import { chartColour } from "@/lib/chart/chart-colour";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { measureWriter } from "@/lib/chart/format-designed";
import { formatNumber } from "@/lib/chart/format-number";
import { inkOn } from "@/lib/chart/mix-colours";
import {
  cutMiddle,
  escapeHtml,
  legendHeightPx,
  legendOption,
  textWidthPx,
  tooltipOption,
} from "@/lib/chart/option-parts";
import type { PieChart } from "@/lib/chart/prepared-chart";

/** Beside a ring names need room to both sides; with less they stand above, each with its share. */
const roomMinPx = 380;
const nameLengthMax = 20;
/** Right of the ring: a column of names. */
const besidePx = 170;

function shareText(chart: PieChart, value: number, { texts }: DrawingContext): string {
  return formatNumber((value / chart.total) * 100, { unit: "%", fractionDigits: 1 }, texts.locale);
}

type Names = {
  readonly legend: LegendComponentOption;
  readonly room: { top?: number; bottom?: number; right?: number };
};

/** The names around the ring, each with its share, and the room they take. Null: each name stands at its part. */
function namesAround(chart: PieChart, context: DrawingContext): Names | null {
  const place = chart.options.legend ?? "auto";
  if (place === "none") return null;
  if (place === "auto" && context.widthPx >= roomMinPx && chart.options.labels !== false) return null;
  const textOf = new Map(
    chart.parts.map(({ name, value }) => [
      name,
      `${cutMiddle(name, nameLengthMax)} ${shareText(chart, value, context)}`,
    ]),
  );
  const legend: LegendComponentOption = {
    ...legendOption(context, [...textOf.keys()]),
    type: "plain",
    formatter: (name) => textOf.get(name) ?? name,
  };
  const heightPx = legendHeightPx([...textOf.values()], context.widthPx);
  if (place === "right" && context.widthPx >= roomMinPx)
    return {
      legend: { ...legend, type: "scroll", orient: "vertical", left: "auto", right: 0, top: "middle", width: besidePx },
      room: { right: besidePx },
    };
  if (place === "bottom") return { legend: { ...legend, top: "auto", bottom: 0 }, room: { bottom: heightPx } };
  return { legend, room: { top: heightPx } };
}

/** Labels at the parts: beside them where there is room, else their share on them. */
function labelOf(chart: PieChart, context: DrawingContext, names: Names | null): PieSeriesOption["label"] {
  const { theme } = context;
  const isBeside = names === null && context.widthPx >= roomMinPx;
  if (isBeside) {
    return {
      show: chart.options.labels !== false,
      ...{ color: theme.text, fontSize: 12, lineHeight: 16 },
      formatter: ({ name, value }) =>
        `${cutMiddle(name, nameLengthMax)}\n{share|${shareText(chart, Number(value), context)}}`,
      rich: { share: { color: theme.textMuted, fontSize: 12, lineHeight: 16 } },
    };
  }
  return {
    show: chart.options.labels === true,
    ...{ position: "inside", fontSize: 11 },
    formatter: ({ value }) => measureWriter(chart.column, chart.options, context.texts.locale).short(Number(value)),
  };
}

function partSeries(chart: PieChart, context: DrawingContext, names: Names | null): PieSeriesOption {
  const { theme } = context;
  const isBeside = names === null && context.widthPx >= roomMinPx;
  const [inner, outer] = isBeside ? ["46%", "74%"] : ["56%", "92%"];
  return {
    type: "pie",
    ...names?.room,
    radius: (chart.options.ring ?? true) ? [inner, outer] : [0, outer],
    ...{ startAngle: 90, padAngle: 0.6, minShowLabelAngle: 6, itemStyle: { borderRadius: 3 } },
    label: labelOf(chart, context, names),
    labelLine: {
      show: isBeside && chart.options.labels !== false,
      ...{ lineStyle: { color: theme.line }, length: 10, length2: 8 },
    },
    data: chart.parts.map((part, at) => {
      const chosen = chart.options.colours?.[part.name];
      const own = chosen ? chartColour(chosen, theme) : (theme.palette[at % theme.palette.length] ?? theme.text);
      const color = part.isOther ? theme.rest : own;
      return {
        ...{ name: part.name, value: part.value, itemStyle: { color } },
        ...(isBeside ? {} : { label: { color: inkOn(color) } }),
      };
    }),
  };
}

/** The total in the hole, where it means something and has room: a part without size whose label stands in the middle. */
function totalSeries(chart: PieChart, context: DrawingContext, names: Names | null): PieSeriesOption[] {
  const { widthPx, heightPx, theme, texts } = context;
  const sidePx = Math.min(widthPx - (names?.room.right ?? 0), heightPx - (names?.room.top ?? names?.room.bottom ?? 0));
  const isShare = chart.column.unit === "%";
  if (!(chart.options.ring ?? true) || !chart.adds || isShare || sidePx < 130) return [];
  const text = measureWriter(chart.column, chart.options, texts.locale).short(chart.total);
  // The hole is half as wide as the ring, the ring as the place or less.
  const fontSize = Math.max(12, Math.min(28, Math.round(sidePx / 11), (sidePx * 0.38) / (textWidthPx(text) / 12)));
  return [
    {
      type: "pie",
      ...names?.room,
      ...{ radius: [0, 0], silent: true, tooltip: { show: false }, labelLine: { show: false } },
      label: {
        ...{ show: true, position: "center", color: theme.text, fontSize, fontWeight: 600 },
        formatter: () => text,
      },
      data: [{ name: "", value: 1, itemStyle: { color: "transparent" } }],
    },
  ];
}

/** Draws the parts of a whole as a ring, largest first from twelve o'clock, each with its share. */
export function pieOption(chart: PieChart, context: DrawingContext): EChartsOption {
  const names = namesAround(chart, context);
  const { full } = measureWriter(chart.column, chart.options, context.texts.locale);
  return {
    tooltip: {
      ...tooltipOption(context, "item"),
      formatter: (item) => {
        const part = chart.parts[Array.isArray(item) ? 0 : item.dataIndex];
        if (!part) return "";
        return `${escapeHtml(part.name)}<br/><b>${escapeHtml(full(part.value))}</b> · ${shareText(chart, part.value, context)}`;
      },
    },
    ...(names ? { legend: names.legend } : {}),
    series: [partSeries(chart, context, names), ...totalSeries(chart, context, names)],
  };
}
