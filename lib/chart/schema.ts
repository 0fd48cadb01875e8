import { z } from "zod";
import { chartOptionsSchema } from "@/lib/chart/options-schema";

export const chartTypes = [
  "number",
  "progress",
  "gauge",
  "line",
  "area",
  "bar",
  "combination",
  "waterfall",
  "pie",
  "treemap",
  "sunburst",
  "funnel",
  "scatter",
  "bubble",
  "heatmap",
  "calendar",
  "radar",
  "histogram",
  "boxplot",
  "sankey",
  "map",
  "table",
  "pivot",
] as const;
export const chartTypeSchema = z.enum(chartTypes);
export type ChartType = z.infer<typeof chartTypeSchema>;

/**
 * How a result is drawn. Columns are named as in `ResultSet.columns[].name`. Interpreted by `prepare-chart.ts`; never compiled from text.
 * number: y[0] (and x as trend). line/area/bar: x, y…, or one y split by `series`. pie: x, y[0]. scatter: x, y[0], `series`.
 * histogram: x is the measure, y[0] how many rows stand behind each (none: one each). heatmap: x across, `series` down, y[0] the colour.
 * funnel: x the steps, y[0]. table: all columns.
 */
export const chartSpecSchema = z.object({
  version: z.literal(1),
  type: chartTypeSchema,
  x: z.string().nullable(),
  y: z.array(z.string()),
  series: z.string().nullable(),
  stacked: z.boolean(),
  horizontal: z.boolean(),
  title: z.string().nullable(),
  options: chartOptionsSchema.optional(),
});
export type ChartSpec = z.infer<typeof chartSpecSchema>;

/** Another chart that fits. `reason` is null in answers that were stored before alternatives had reasons. */
export const chartAlternativeSchema = chartSpecSchema.extend({ reason: z.string().nullable().default(null) });
export type ChartAlternative = z.infer<typeof chartAlternativeSchema>;

/** What fits a result, best first. `reason` is a key below `charts.reasons` in the messages. */
export const chartRecommendationSchema = z.object({
  spec: chartSpecSchema,
  reason: z.string(),
  alternatives: z.array(chartAlternativeSchema),
});
export type ChartRecommendation = z.infer<typeof chartRecommendationSchema>;
