import type { EChartsOption } from "echarts";
import type { DrawingContext } from "@/lib/chart/chart-option";
import { formatNumber } from "@/lib/chart/format-number";
import { cutMiddle, escapeHtml, legendOption, tooltipOption } from "@/lib/chart/option-parts";
import type { PieChart } from "@/lib/chart/prepared-chart";

/** Draws the parts of a whole as a ring, largest first from twelve o'clock, each with its share. */
export function pieOption(chart: PieChart, context: DrawingContext): EChartsOption {
  const { theme, texts, widthPx } = context;
  const share = (value: number) =>
    formatNumber((value / chart.total) * 100, { unit: "%", fractionDigits: 1 }, texts.locale);
  // Beside a ring names need room to both sides; without it they go to the legend and only the shares stay.
  const hasRoom = widthPx >= 380;
  return {
    tooltip: {
      ...tooltipOption(context, "item"),
      formatter: (item) => {
        const part = chart.parts[Array.isArray(item) ? 0 : item.dataIndex];
        if (!part) return "";
        const value = formatNumber(part.value, { unit: chart.column.unit }, texts.locale);
        return `${escapeHtml(part.name)}<br/><b>${escapeHtml(value)}</b> · ${share(part.value)}`;
      },
    },
    ...(hasRoom
      ? {}
      : {
          legend: legendOption(
            context,
            chart.parts.map((part) => part.name),
          ),
        }),
    series: [
      {
        type: "pie",
        radius: ["46%", "74%"],
        center: ["50%", hasRoom ? "50%" : "56%"],
        startAngle: 90,
        padAngle: 0.6,
        minShowLabelAngle: 6,
        itemStyle: { borderRadius: 3 },
        label: {
          color: theme.text,
          fontSize: 12,
          lineHeight: 16,
          formatter: ({ name, value }) =>
            hasRoom ? `${cutMiddle(name, 20)}\n{share|${share(Number(value))}}` : share(Number(value)),
          rich: { share: { color: theme.textMuted, fontSize: 12, lineHeight: 16 } },
        },
        labelLine: { lineStyle: { color: theme.line }, length: 10, length2: 8 },
        data: chart.parts.map((part) => ({
          name: part.name,
          value: part.value,
          ...(part.isOther ? { itemStyle: { color: theme.rest } } : {}),
        })),
      },
    ],
  };
}
