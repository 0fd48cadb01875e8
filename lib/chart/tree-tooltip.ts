import type { TooltipComponentOption } from "echarts";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { measureWriter } from "@/lib/chart/format-designed";
import { formatNumber } from "@/lib/chart/format-number";
import { escapeHtml, tooltipOption } from "@/lib/chart/option-parts";
import type { TreeChart } from "@/lib/chart/prepare-tree";

/** The way to a part, its value and, where parts add up to a whole, its share of it. */
export function treeTooltip(chart: TreeChart, context: DrawingContext): TooltipComponentOption {
  const { locale } = context.texts;
  const { full } = measureWriter(chart.column, chart.options, locale);
  return {
    ...tooltipOption(context, "item"),
    formatter: (item) => {
      if (Array.isArray(item) || typeof item.value !== "number") return "";
      // ECharts gives the way from the whole to the part; its types do not know of it.
      const path = (item as { treePathInfo?: { name: string }[] }).treePathInfo ?? [];
      const names = path.map(({ name }) => name).filter((name) => name !== "");
      const share = formatNumber((item.value / chart.total) * 100, { unit: "%", fractionDigits: 1 }, locale);
      const title = names.length > 0 ? names : [item.name];
      return `${escapeHtml(title.join(" · "))}<br/><b>${escapeHtml(full(item.value))}</b>${chart.adds ? ` · ${share}` : ""}`;
    },
  };
}
