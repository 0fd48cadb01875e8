import { z } from "zod";

export const chartTypes = ["number", "line", "area", "bar", "pie", "scatter", "table"] as const;
export const chartTypeSchema = z.enum(chartTypes);
export type ChartType = z.infer<typeof chartTypeSchema>;

/**
 * How a result is drawn. Columns are named as in `ResultSet.columns[].name`. Interpreted by `prepare-chart.ts`; never compiled from text.
 * number: y[0] (and x as trend). line/area/bar: x, y…, or one y split by `series`. pie: x, y[0]. scatter: x, y[0], `series`. table: all columns.
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
});
export type ChartSpec = z.infer<typeof chartSpecSchema>;

/** What fits a result, best first. `reason` is a key below `charts.reasons` in the messages. */
export const chartRecommendationSchema = z.object({
  spec: chartSpecSchema,
  reason: z.string(),
  alternatives: z.array(chartSpecSchema),
});
export type ChartRecommendation = z.infer<typeof chartRecommendationSchema>;
