import type { ChartType } from "@/lib/chart/schema";

/** Where the columns of a result stand in a chart; the names are keys below `editor.chart.places`. Null: it has no such place. */
type Places = {
  readonly x:
    | "axis"
    | "parts"
    | "steps"
    | "days"
    | "trend"
    | "places"
    | "across"
    | "spread"
    | "from"
    | "things"
    | "groups"
    | null;
  readonly y: "one" | "many" | "none";
  readonly series: "series" | "down" | "to" | null;
  readonly size?: true;
  readonly levels?: true;
};

/** A new chart type is a line here. */
export const columnPlaces: Record<ChartType, Places> = {
  number: { x: "trend", y: "one", series: null },
  progress: { x: null, y: "one", series: null },
  gauge: { x: null, y: "one", series: null },
  line: { x: "axis", y: "many", series: "series" },
  area: { x: "axis", y: "many", series: "series" },
  bar: { x: "axis", y: "many", series: "series" },
  combination: { x: "axis", y: "many", series: null },
  waterfall: { x: "steps", y: "one", series: null },
  pie: { x: "parts", y: "one", series: null },
  treemap: { x: "parts", y: "one", series: null, levels: true },
  sunburst: { x: "parts", y: "one", series: null, levels: true },
  funnel: { x: "steps", y: "one", series: null },
  scatter: { x: "across", y: "one", series: "series" },
  bubble: { x: "across", y: "one", series: "series", size: true },
  heatmap: { x: "across", y: "one", series: "down" },
  calendar: { x: "days", y: "one", series: null },
  radar: { x: "things", y: "many", series: "series" },
  histogram: { x: "spread", y: "none", series: null },
  boxplot: { x: "groups", y: "one", series: null },
  sankey: { x: "from", y: "one", series: "to", levels: true },
  map: { x: "places", y: "one", series: null },
  table: { x: null, y: "none", series: null },
  pivot: { x: null, y: "none", series: null },
};
