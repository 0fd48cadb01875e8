import { z } from "zod";
import { chartSpecSchema, chartTypeSchema } from "@/lib/chart/schema";
import { resultSetSchema } from "@/lib/execute/schema";
import { queryPlanSchema } from "@/lib/nl2sql/schema";

/** Columns of the grid. Rows are 40 pixels high and 12 apart, wherever a dashboard is drawn. */
export const gridColumnCount = 12;
export const gridRowHeightPx = 40;
export const gridGapPx = 12;

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

/** What drawing a widget needs: everything but its question. */
export const shownWidgetSchema = z.discriminatedUnion("kind", [
  widgetSchema.options[0].omit({ query: true }),
  widgetSchema.options[1],
]);
export type ShownWidget = z.infer<typeof shownWidgetSchema>;

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
    /** Row rules left rows out that others may see. */
    rowRulesApplied: z.boolean().default(false),
  }),
  z.object({
    status: z.literal("error"),
    widgetId: z.string(),
    code: z.string(),
    message: z.string(),
    retryable: z.boolean(),
    /** The query reads very much, and the viewer may run it all the same: ask again with `confirm`. */
    mayConfirm: z.boolean().optional(),
  }),
]);
export type WidgetData = z.infer<typeof widgetDataSchema>;

/** What `GET /api/dashboards/{dashboardId}/data` gives: every widget that shows data, in the order of the configuration. */
export const dashboardDataSchema = z.object({
  dashboardId: z.string(),
  revision: z.int(),
  widgets: z.array(widgetDataSchema),
});
export type DashboardData = z.infer<typeof dashboardDataSchema>;

/** private: the owner alone; everyone: all signed-in people may look, designers may edit. */
export const visibilitySchema = z.enum(["private", "everyone"]);
export type Visibility = z.infer<typeof visibilitySchema>;

export const dashboardTitleSchema = z.string().trim().min(1).max(200);
export const dashboardDescriptionSchema = z.string().trim().max(2_000);

const dashboardHeadSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  visibility: visibilitySchema,
  revision: z.int(),
  /** Null when the account is gone. */
  ownerName: z.string().nullable(),
  updatedByName: z.string().nullable(),
  updatedAt: z.iso.datetime(),
  isOwner: z.boolean(),
  /** What this viewer may do: change the contents; rename, share, delete. */
  canEdit: z.boolean(),
  canManage: z.boolean(),
});

/** A dashboard as lists and pickers show it: enough to draw its outline, nothing of its data. */
export const dashboardSummarySchema = dashboardHeadSchema.extend({
  outline: z.array(
    z.object({ widgetId: z.string(), title: z.string(), chart: chartTypeSchema.nullable(), place: gridPlaceSchema }),
  ),
  /** Where a widget of this size would be put now. */
  freePlaces: z.object({ number: gridPlaceSchema, chart: gridPlaceSchema, table: gridPlaceSchema }),
});
export type DashboardSummary = z.infer<typeof dashboardSummarySchema>;

/** A dashboard with everything that is needed to draw and to edit it. */
export const dashboardSchema = dashboardHeadSchema.extend({ config: dashboardConfigSchema });
export type Dashboard = z.infer<typeof dashboardSchema>;

/** Body of `POST /api/dashboards`. `config` may be an exported one of any version; `copyOf` copies another dashboard. */
export const newDashboardSchema = z.object({
  title: dashboardTitleSchema,
  description: dashboardDescriptionSchema.nullable().default(null),
  visibility: visibilitySchema.default("private"),
  config: z.unknown().optional(),
  copyOf: z.string().max(64).optional(),
});
export type NewDashboard = z.infer<typeof newDashboardSchema>;

/** Body of `PUT /api/dashboards/{dashboardId}`: the whole contents, and the revision they were made from. */
export const dashboardSaveSchema = z.object({
  revision: z.int().min(1),
  title: dashboardTitleSchema,
  config: dashboardConfigSchema,
});
export type DashboardSave = z.infer<typeof dashboardSaveSchema>;

/** Body of `PATCH /api/dashboards/{dashboardId}`: what can change without opening the designer. */
export const dashboardChangeSchema = z
  .object({
    title: dashboardTitleSchema,
    description: dashboardDescriptionSchema.nullable(),
    visibility: visibilitySchema,
  })
  .partial();
export type DashboardChange = z.infer<typeof dashboardChangeSchema>;

/** Body of `POST /api/dashboards/{dashboardId}/widgets`: a query that an answer ran, or a draft as it stands. */
export const pinSchema = z
  .object({
    queryId: z.string().max(64).optional(),
    query: widgetQuerySchema.optional(),
    chart: chartSpecSchema,
    title: z.string().trim().max(200),
  })
  .refine((pin) => (pin.queryId === undefined) !== (pin.query === undefined), {
    error: "needs either queryId or query",
    path: ["query"],
  });
export type Pin = z.infer<typeof pinSchema>;

export const pinnedSchema = z.object({ dashboardId: z.string(), widgetId: z.string(), revision: z.int() });
export type Pinned = z.infer<typeof pinnedSchema>;

export const dashboardParamsSchema = z.object({ dashboardId: z.string().min(1).max(64) });

/** Query of `GET …/data`: `refresh=1` passes the caches by; `widget` limits it to these ids, separated by commas. */
export const dashboardDataQuerySchema = z.object({
  refresh: z
    .enum(["0", "1"])
    .default("0")
    .transform((value) => value === "1"),
  /** The viewer has seen what the widgets named in `widget` cost and wants them all the same. */
  confirm: z
    .enum(["0", "1"])
    .default("0")
    .transform((value) => value === "1"),
  widget: z
    .string()
    .max(7_000)
    .optional()
    .transform((ids) => (ids === undefined ? null : ids.split(",").filter((id) => id !== ""))),
});

export const widgetParamsSchema = dashboardParamsSchema.extend({ widgetId: z.string().min(1).max(64) });

/** A public link as those see it who may edit the dashboard. */
export const dashboardLinkSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Whose rows it shows; null when the account is gone. */
  createdByName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type DashboardLink = z.infer<typeof dashboardLinkSchema>;

/** Body of `POST /api/dashboards/{dashboardId}/links`. `days` null: until it is revoked. */
export const newDashboardLinkSchema = z.object({
  name: z.string().trim().min(1).max(120),
  days: z.int().min(1).max(3_650).nullable().default(30),
});
export type NewDashboardLink = z.infer<typeof newDashboardLinkSchema>;

/** What it gives, once. */
export const createdDashboardLinkSchema = dashboardLinkSchema.extend({ token: z.string() });
export type CreatedDashboardLink = z.infer<typeof createdDashboardLinkSchema>;

export const linkParamsSchema = dashboardParamsSchema.extend({ linkId: z.string().min(1).max(64) });
export const shareParamsSchema = z.object({ token: z.string().min(1).max(200) });

/** What `GET /api/share/{token}` gives: a dashboard to look at, without its questions and its SQL. */
export const sharedDashboardSchema = z.object({
  title: z.string(),
  description: z.string().nullable(),
  revision: z.int(),
  widgets: z.array(shownWidgetSchema),
});
export type SharedDashboard = z.infer<typeof sharedDashboardSchema>;
