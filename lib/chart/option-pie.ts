import type { EChartsOption, LegendComponentOption, PieSeriesOption } from "echarts";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { formatNumber } from "@/lib/chart/format-number";
import { cutMiddle, escapeHtml, legendHeightPx, legendOption, tooltipOption } from "@/lib/chart/option-parts";
import type { PieChart } from "@/lib/chart/prepared-chart";

/** Beside a ring names need room to both sides; with less they stand above, each with its share. */
const roomMinPx = 380;
const nameLengthMax = 20;

function shareText(chart: PieChart, value: number, { texts }: DrawingContext): string {
  return formatNumber((value / chart.total) * 100, { unit: "%", fractionDigits: 1 }, texts.locale);
}

/** The names above the ring, each with its share, and the height they take. */
function namesAbove(chart: PieChart, context: DrawingContext): { legend: LegendComponentOption; heightPx: number } {
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
  return { legend, heightPx: legendHeightPx([...textOf.values()], context.widthPx) };
}

function ringSeries(chart: PieChart, context: DrawingContext, topPx: number): PieSeriesOption {
  const { theme } = context;
  const hasRoom = topPx === 0;
  return {
    type: "pie",
    top: topPx,
    radius: hasRoom ? ["46%", "74%"] : ["56%", "92%"],
    startAngle: 90,
    padAngle: 0.6,
    minShowLabelAngle: 6,
    itemStyle: { borderRadius: 3 },
    label: {
      show: hasRoom,
      color: theme.text,
      fontSize: 12,
      lineHeight: 16,
      formatter: ({ name, value }) =>
        `${cutMiddle(name, nameLengthMax)}\n{share|${shareText(chart, Number(value), context)}}`,
      rich: { share: { color: theme.textMuted, fontSize: 12, lineHeight: 16 } },
    },
    labelLine: { show: hasRoom, lineStyle: { color: theme.line }, length: 10, length2: 8 },
    data: chart.parts.map((part) => ({
      name: part.name,
      value: part.value,
      ...(part.isOther ? { itemStyle: { color: theme.rest } } : {}),
    })),
  };
}

/** Draws the parts of a whole as a ring, largest first from twelve o'clock, each with its share. */
export function pieOption(chart: PieChart, context: DrawingContext): EChartsOption {
  const above = context.widthPx >= roomMinPx ? null : namesAbove(chart, context);
  return {
    tooltip: {
      ...tooltipOption(context, "item"),
      formatter: (item) => {
        const part = chart.parts[Array.isArray(item) ? 0 : item.dataIndex];
        if (!part) return "";
        const value = formatNumber(part.value, { unit: chart.column.unit }, context.texts.locale);
        return `${escapeHtml(part.name)}<br/><b>${escapeHtml(value)}</b> · ${shareText(chart, part.value, context)}`;
      },
    },
    ...(above ? { legend: above.legend } : {}),
    series: [ringSeries(chart, context, above?.heightPx ?? 0)],
  };
}
