import { z } from "zod";
import { chartSpecSchema } from "@/lib/chart/schema";
import { resultSetSchema } from "@/lib/execute/schema";
import { queryPlanSchema } from "@/lib/nl2sql/schema";

/** A place on the 12-column grid, in grid units. */
export const gridPlaceSchema = z.object({
  x: z.int().min(0).max(11),
  y: z.int().min(0).max(10_000),
  w: z.int().min(1).max(12),
  h: z.int().min(1).max(60),
});
export type GridPlace = z.infer<typeof gridPlaceSchema>;

/** A stored draft: what the widget asks. It enters the pipeline at the guard, for whoever looks. */
export const widgetQuerySchema = z.object({
  sourceId: z.string(),
  question: z.string().nullable(),
  sql: z.string().min(1).max(100_000),
  plan: queryPlanSchema.nullable(),
  /** How long a result may be served from the cache. */
  cacheSeconds: z.int().min(0).max(86_400).default(60),
});
export type WidgetQuery = z.infer<typeof widgetQuerySchema>;

const widgetBase = { id: z.string().min(1).max(64), title: z.string().max(200), place: gridPlaceSchema };
export const widgetSchema = z.discriminatedUnion("kind", [
  z.object({ ...widgetBase, kind: z.literal("chart"), query: widgetQuerySchema, chart: chartSpecSchema }),
  z.object({ ...widgetBase, kind: z.literal("text"), markdown: z.string().max(20_000) }),
]);
export type Widget = z.infer<typeof widgetSchema>;

/** The whole of a dashboard as data. Stored, exported and imported in this form. */
export const dashboardConfigSchema = z.object({
  version: z.literal(1),
  widgets: z.array(widgetSchema).max(100),
});
export type DashboardConfig = z.infer<typeof dashboardConfigSchema>;

/** What one widget shows: its rows with their age, or its own error. */
export const widgetDataSchema = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("ok"),
    widgetId: z.string(),
    result: resultSetSchema,
    cacheTier: z.enum(["memory", "redis", "source"]),
    ageSeconds: z.number(),
  }),
  z.object({
    status: z.literal("error"),
    widgetId: z.string(),
    code: z.string(),
    message: z.string(),
    retryable: z.boolean(),
  }),
]);
export type WidgetData = z.infer<typeof widgetDataSchema>;
