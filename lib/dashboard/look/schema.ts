import { z } from "zod";
import { filterValueSchema } from "@/lib/dashboard/config/schema";
import { cellSchema, resultSetSchema, timeGrainSchema } from "@/lib/execute/schema";

/** A mark somebody clicked or a stretch they brushed: what it stands for, by column. */
export const pointSchema = z.object({
  /** Of the result. */
  column: z.string(),
  value: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("is"), value: cellSchema }),
    z.object({ kind: z.literal("in"), values: z.array(cellSchema).max(500) }),
    /** Numbers or ISO 8601 times; from inclusive, to exclusive. */
    z.object({ kind: z.literal("within"), from: cellSchema, to: cellSchema }),
  ]),
});
export type Point = z.infer<typeof pointSchema>;

/** How somebody looks at a dashboard: what its address keeps, and what every request for rows says. */
export const lookSchema = z.object({
  /** By filter; null: cleared, where the filter has a default. Without an entry: the default. */
  filters: z.record(z.string(), filterValueSchema.nullable()).default({}),
  /** Cross-filters: by the widget that was clicked. It does not filter itself. */
  cross: z.record(z.string(), z.array(pointSchema).min(1).max(4)).default({}),
  /** By widget: from the whole to the part, one step a level. */
  drill: z.record(z.string(), z.array(z.array(pointSchema).min(1).max(4)).max(8)).default({}),
  /** All time dimensions by this grain in place of their own. */
  grain: timeGrainSchema.nullable().default(null),
});
export type Look = z.infer<typeof lookSchema>;
export const emptyLook: Look = { filters: {}, cross: {}, drill: {}, grain: null };

/** JSON in a query parameter. Its length is bounded by what proxies let through. */
const jsonParameter = <T extends z.ZodType>(schema: T, what: string) =>
  z
    .string()
    .max(6_000)
    .transform((text, context): z.output<T> => {
      try {
        const parsed = schema.safeParse(JSON.parse(text));
        if (parsed.success) return parsed.data;
      } catch {
        // Said below, as for anything else that is none.
      }
      context.addIssue({ code: "custom", message: `is not ${what}` });
      return z.NEVER;
    });

/** A look as a query parameter; absent or empty: the untouched one. */
export const lookParameterSchema = z
  .union([z.literal("").transform(() => emptyLook), jsonParameter(lookSchema, "a look at a dashboard")])
  .default(emptyLook);

export const lookQuerySchema = z.object({ look: lookParameterSchema });
export const optionsQuerySchema = lookQuerySchema.extend({ search: z.string().trim().max(200).default("") });
export const rowsQuerySchema = lookQuerySchema.extend({
  point: jsonParameter(z.array(pointSchema).min(1).max(4), "a point of a chart"),
});

/** A chart that the server drew for a page, there before the script that draws charts. */
export const screenPictureSchema = z.object({
  /** A whole `<svg>` element. */
  svg: z.string(),
  widthPx: z.number(),
  heightPx: z.number(),
  scheme: z.enum(["light", "dark"]),
  /** What it leaves out. */
  notes: z.array(z.string()),
});
export type ScreenPicture = z.infer<typeof screenPictureSchema>;

/** The rows of a widget with all that is said of them. */
export const shownWidgetSchema = z.object({
  status: z.literal("ok"),
  widgetId: z.string(),
  result: resultSetSchema,
  cacheTier: z.enum(["memory", "redis", "source"]),
  ageSeconds: z.number(),
  /** They are older than the widget wants, and new ones are being read: ask again in a moment. */
  isStale: z.boolean().default(false),
  /** Row rules left rows out that others may see. */
  rowRulesApplied: z.boolean().default(false),
  /** The same figures of the period a filter compares with. Its time column is moved onto the shown period. */
  comparison: z.object({ result: resultSetSchema, label: z.string() }).nullable().default(null),
  /** Ids of filters, and of widgets whose cross-filter, that these rows meet. */
  applied: z.array(z.string()).default([]),
  /** Where it was drilled to: the labels of the steps, and whether there is a level below. */
  drill: z
    .object({ path: z.array(z.string()), next: z.string().nullable() })
    .nullable()
    .default(null),
  /** text: what stands for `{{name}}`, as cells of one result each. */
  values: z.record(z.string(), resultSetSchema).optional(),
  /** The chart of these rows as it stands on this reader's screen; only in what a page brings along. */
  picture: screenPictureSchema.optional(),
});
export type ShownWidget = z.infer<typeof shownWidgetSchema>;

/** What one widget shows: its rows with their age, or its own error. */
export const widgetDataSchema = z.discriminatedUnion("status", [
  shownWidgetSchema,
  z.object({
    status: z.literal("error"),
    widgetId: z.string(),
    code: z.string(),
    message: z.string(),
    retryable: z.boolean(),
    /** The query reads very much, and the viewer may run it all the same: ask again with `confirm`. */
    mayConfirm: z.boolean().optional(),
  }),
  /** A required filter has no value yet. */
  z.object({ status: z.literal("waiting"), widgetId: z.string(), filterId: z.string() }),
]);
export type WidgetData = z.infer<typeof widgetDataSchema>;

/** What `GET …/data` gives: every widget that shows data, in the order of the configuration. */
export const dashboardDataSchema = z.object({
  dashboardId: z.string(),
  revision: z.int(),
  widgets: z.array(widgetDataSchema),
});
export type DashboardData = z.infer<typeof dashboardDataSchema>;

/**
 * What hangs together, `GET …/interplay`: worked out from the plans once a revision, so that a click reads only what it changes.
 */
export const interplaySchema = z.object({
  widgets: z.record(
    z.string(),
    z.object({
      /** Columns of the result that a click filters by, and the widgets that follow. */
      clicks: z.array(z.object({ column: z.string(), affects: z.array(z.string()) })),
      /** Whether clicking can go one level down. */
      drills: z.boolean(),
      /** Whether the rows behind a point can be shown. */
      rows: z.boolean(),
      /** Whether it has a time dimension that date zoom changes. */
      zooms: z.boolean(),
    }),
  ),
  /** By filter: the widgets it changes. */
  filters: z.record(z.string(), z.array(z.string())),
});
export type Interplay = z.infer<typeof interplaySchema>;

/** What a page brings along. `own`: as much of the look as these rows depend on. */
export type FirstSight = {
  readonly interplay: Interplay;
  readonly rows: readonly { readonly own: Look; readonly data: WidgetData }[];
};

/** `GET …/filters/{filterId}/options?search=&look=`: what a pick list offers, most frequent first. */
export const filterOptionsSchema = z.object({
  options: z.array(z.object({ value: cellSchema, count: z.int().nullable() })),
  truncated: z.boolean(),
  /** number and date: the smallest and the largest there is. */
  range: z.object({ min: cellSchema, max: cellSchema }).nullable(),
  /** number: how many rows lie in each of the equal steps from the smallest to the largest; none where they are not known. */
  bins: z.array(z.int()).max(100).default([]),
});
export type FilterOptions = z.infer<typeof filterOptionsSchema>;

/** `GET …/widgets/{widgetId}/receipt?look=`: how its rows came to be. Without SQL for those who only look by a link. */
export const widgetReceiptSchema = z.object({
  sourceName: z.string().nullable(),
  question: z.string().nullable(),
  sql: z.string().nullable(),
  tables: z.array(z.string()),
  /** Sentences: the filters and rules that hold. */
  conditions: z.array(z.string()),
});
export type WidgetReceipt = z.infer<typeof widgetReceiptSchema>;

/** `GET …/widgets/{widgetId}/rows?look=&point=`: the rows behind a point. */
export const drilledRowsSchema = z.object({ result: resultSetSchema, label: z.string() });
export type DrilledRows = z.infer<typeof drilledRowsSchema>;
