import type { EChartsOption } from "echarts";
import { chartColour } from "@/lib/chart/chart-colour";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { measureWriter } from "@/lib/chart/format-designed";
import { formatNumber } from "@/lib/chart/format-number";
import { cutMiddle, escapeHtml, tooltipOption } from "@/lib/chart/option-parts";
import type { FunnelChart } from "@/lib/chart/prepared-chart";

/** Draws steps below each other, each as wide as what is left, with its value and its share of the first. */
export function funnelOption(chart: FunnelChart, context: DrawingContext): EChartsOption {
  const { theme, texts } = context;
  const { full } = measureWriter(chart.column, chart.options, texts.locale);
  const write = (at: number) => {
    const step = chart.steps[at];
    if (!step) return { name: "", value: "", share: "" };
    return {
      name: step.name,
      value: full(step.value),
      share: formatNumber(step.ofFirst * 100, { unit: "%", fractionDigits: 1 }, texts.locale),
    };
  };
  return {
    tooltip: {
      ...tooltipOption(context, "item"),
      formatter: (item) => {
        const { name, value, share } = write(Array.isArray(item) ? 0 : item.dataIndex);
        return `${escapeHtml(name)}<br/><b>${escapeHtml(value)}</b> · ${share}`;
      },
    },
    series: [
      {
        type: "funnel",
        ...{ sort: "none", gap: 2, left: 4, top: 8, bottom: 8, width: "58%", minSize: "2%" },
        itemStyle: { borderWidth: 0 },
        label: {
          position: "right",
          // Only the shapes fade.
          ...{ color: theme.text, opacity: 1, fontSize: 12, lineHeight: 16 },
          formatter: ({ dataIndex }) => {
            const { name, value, share } = write(dataIndex);
            return `${cutMiddle(name, 22)}\n{figures|${value} · ${share}}`;
          },
          rich: { figures: { color: theme.textMuted, fontSize: 12, lineHeight: 16 } },
        },
        labelLine: { lineStyle: { color: theme.line }, length: 12 },
        data: chart.steps.map((step, at) => {
          const chosen = chart.options.colours?.[step.name];
          // One thing that gets less, not several things: one colour that fades.
          const faded = { color: theme.palette[0] ?? theme.text, opacity: 1 - (at * 0.6) / chart.steps.length };
          return {
            ...{ name: step.name, value: step.value },
            itemStyle: chosen ? { color: chartColour(chosen, theme) } : faded,
          };
        }),
      },
    ],
  };
}
