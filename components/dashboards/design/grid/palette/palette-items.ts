import type { NewWidget } from "@/components/dashboards/design/grid/carried-widgets";
import type { ChartType } from "@/lib/chart/schema";

const chart = (type: ChartType, shape: { stacked?: boolean; horizontal?: boolean } = {}): NewWidget => ({
  kind: "chart",
  type,
  stacked: shape.stacked ?? false,
  horizontal: shape.horizontal ?? false,
});

/** What can be put on a dashboard, by what it is good for. `group` is a key of `canvas.palette.groups`. */
export const paletteItems = [
  { group: "figures", items: [chart("number"), chart("progress"), chart("gauge")] },
  { group: "course", items: [chart("line"), chart("area"), chart("combination"), chart("calendar")] },
  {
    group: "comparison",
    items: [
      chart("bar"),
      chart("bar", { horizontal: true }),
      chart("bar", { stacked: true }),
      ...[chart("waterfall"), chart("funnel"), chart("radar")],
    ],
  },
  { group: "parts", items: [chart("pie"), chart("treemap"), chart("sunburst"), chart("sankey")] },
  {
    group: "spread",
    items: [chart("scatter"), chart("bubble"), chart("heatmap"), chart("histogram"), chart("boxplot"), chart("map")],
  },
  { group: "tables", items: [chart("table"), chart("pivot")] },
  {
    group: "content",
    items: [{ kind: "text" }, { kind: "picture" }, { kind: "links" }, { kind: "filter" }] satisfies NewWidget[],
  },
] as const satisfies readonly { group: string; items: readonly NewWidget[] }[];
