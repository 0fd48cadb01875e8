import { z } from "zod";
import { chartSpecSchema, chartTypeSchema } from "@/lib/chart/schema";
import { dashboardConfigSchema, gridPlaceSchema, widgetQuerySchema } from "@/lib/dashboard/config/schema";
import { lookParameterSchema } from "@/lib/dashboard/look/schema";

/** private: the owner alone, and whom it was shared with; everyone: all signed-in people may look, designers may edit. */
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
  folderId: z.string().nullable().default(null),
  isFavourite: z.boolean().default(false),
  /** When this viewer opened it last, within minutes. Null: never. */
  visitedAt: z.iso.datetime().nullable().default(null),
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
  /** Where it is filed; null: nowhere. */
  folderId: z.string().max(64).nullable().default(null),
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
    folderId: z.string().max(64).nullable(),
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

/** Query of `GET …/data`: `refresh=1` passes the caches by; `widget` limits it to these ids, separated by commas; `look` is JSON. */
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
  look: lookParameterSchema,
});

export const filterParamsSchema = dashboardParamsSchema.extend({ filterId: z.string().min(1).max(64) });
export const widgetParamsSchema = dashboardParamsSchema.extend({ widgetId: z.string().min(1).max(64) });
