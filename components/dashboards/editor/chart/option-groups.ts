import type { ChartType } from "@/lib/chart/schema";

/** The parts of the panel of a chart. */
export type OptionGroup =
  | "columns"
  | "look"
  | "axes"
  | "thresholds"
  | "lines"
  | "format"
  | "measures"
  | "colours"
  | "table"
  | "pivot";

/** Single looks within the group "look". */
export type LookOption =
  | "legend"
  | "labels"
  | "percent"
  | "shape"
  | "points"
  | "nulls"
  | "sort"
  | "top"
  | "target"
  | "from"
  | "sparkline"
  | "goodDirection"
  | "ring"
  | "bins"
  | "region";

type Uses = { readonly groups: readonly OptionGroup[]; readonly looks: readonly LookOption[] };

const lineLooks = ["legend", "labels", "shape", "points", "nulls"] as const;
const drawn = ["columns", "look", "axes", "thresholds", "lines", "format", "measures", "colours"] as const;
const parts = ["columns", "look", "format", "colours"] as const;

/**
 * What each chart type has a use for. An option that is set and not used is kept, so that changing the type and back loses nothing.
 * A new type is a line here.
 */
const uses: Record<ChartType, Uses> = {
  number: { groups: ["columns", "look", "thresholds", "format"], looks: ["target", "sparkline", "goodDirection"] },
  progress: { groups: ["columns", "look", "thresholds", "format"], looks: ["target", "goodDirection"] },
  gauge: { groups: ["columns", "look", "thresholds", "format"], looks: ["from", "target"] },
  line: { groups: drawn, looks: lineLooks },
  area: { groups: drawn, looks: ["percent", ...lineLooks] },
  bar: { groups: drawn, looks: ["legend", "labels", "percent", "sort", "top"] },
  combination: { groups: drawn, looks: [...lineLooks, "sort", "top"] },
  waterfall: { groups: ["columns", "look", "axes", "lines", "format"], looks: ["labels", "sort", "top"] },
  pie: { groups: parts, looks: ["legend", "labels", "ring", "sort", "top"] },
  treemap: { groups: parts, looks: ["labels", "top"] },
  sunburst: { groups: parts, looks: ["labels", "top"] },
  funnel: { groups: parts, looks: ["labels", "sort", "top"] },
  scatter: { groups: ["columns", "look", "axes", "lines", "format", "colours"], looks: ["legend", "labels"] },
  bubble: { groups: ["columns", "look", "axes", "lines", "format", "colours"], looks: ["legend", "labels"] },
  heatmap: { groups: ["columns", "look", "thresholds", "format"], looks: ["labels", "sort", "top"] },
  calendar: { groups: ["columns", "thresholds", "format"], looks: [] },
  radar: { groups: ["columns", "look", "format", "colours"], looks: ["legend", "labels", "top"] },
  histogram: { groups: ["columns", "look", "axes", "lines", "format"], looks: ["labels", "bins"] },
  boxplot: { groups: ["columns", "look", "axes", "lines", "format"], looks: ["sort", "top"] },
  sankey: { groups: parts, looks: ["labels", "top"] },
  map: { groups: ["columns", "look", "thresholds", "format"], looks: ["region", "labels"] },
  table: { groups: ["table", "thresholds", "format"], looks: [] },
  pivot: { groups: ["pivot", "thresholds", "format"], looks: [] },
};

export const hasOption = (type: ChartType, group: OptionGroup): boolean => uses[type].groups.includes(group);
export const looksOf = (type: ChartType): readonly LookOption[] => uses[type].looks;
