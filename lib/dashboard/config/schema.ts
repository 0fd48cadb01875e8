import { z } from "zod";
import { chartSpecSchema } from "@/lib/chart/schema";
import { cellSchema } from "@/lib/execute/schema";
import { columnRefSchema, queryPlanSchema } from "@/lib/nl2sql/schema";

/** Where a dashboard is drawn, by the width of the room it has: each with places of its own. */
export const breakpoints = ["desktop", "tablet", "phone"] as const;
export const breakpointSchema = z.enum(breakpoints);
export type Breakpoint = z.infer<typeof breakpointSchema>;

/** Columns of the grid, and from which width (pixels of the dashboard, not of the screen) it is used. */
export const grids: Readonly<Record<Breakpoint, { readonly columns: number; readonly fromPx: number }>> = {
  desktop: { columns: 12, fromPx: 900 },
  tablet: { columns: 8, fromPx: 560 },
  phone: { columns: 4, fromPx: 0 },
};
export const gridColumnCount = grids.desktop.columns;
/** Rows are 40 pixels high and 12 apart, wherever a dashboard is drawn. */
export const gridRowHeightPx = 40;
export const gridGapPx = 12;

/** A place on a grid, in grid units. */
export const gridPlaceSchema = z.object({
  x: z.int().min(0).max(11),
  y: z.int().min(0).max(10_000),
  w: z.int().min(1).max(12),
  h: z.int().min(1).max(60),
});
export type GridPlace = z.infer<typeof gridPlaceSchema>;

const idSchema = z.string().min(1).max(64);
const titleSchema = z.string().max(200);

/** A value that SQL leaves open: `{{name}}` in its text. The guard puts it in as a literal of its type, never as text. */
export const queryParameterSchema = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  kind: z.enum(["text", "number", "date", "list"]),
  /** Taken when no filter gives one; null: `NULL`, for a list one that holds nothing. */
  value: z.union([cellSchema, z.array(cellSchema).max(1_000)]).default(null),
});
export type QueryParameter = z.infer<typeof queryParameterSchema>;

/**
 * A stored draft: what the widget asks. It enters the pipeline at the guard, for whoever looks. With a plan, filters and drilling
 * change the plan and SQL is compiled anew; without one, filters go into parameters or around the query.
 */
export const widgetQuerySchema = z.object({
  sourceId: z.string(),
  question: z.string().nullable(),
  sql: z.string().min(1).max(100_000),
  plan: queryPlanSchema.nullable(),
  /** How long a result may be served from the cache. */
  cacheSeconds: z.int().min(0).max(86_400).default(60),
  parameters: z.array(queryParameterSchema).max(30).default([]),
});
export type WidgetQuery = z.infer<typeof widgetQuerySchema>;

/** What a click on a mark does. "auto": filter the others, and drill where there is a level below. */
export const clickSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["auto", "filter", "drill", "none"]) }),
  /** Opens another dashboard with its filters set from columns of the point. */
  z.object({
    kind: z.literal("dashboard"),
    dashboardId: idSchema,
    tabId: idSchema.nullable().default(null),
    pass: z.array(z.object({ column: z.string(), filterId: idSchema })).max(10),
  }),
]);
export type Click = z.infer<typeof clickSchema>;

const widgetBase = {
  id: idSchema,
  title: titleSchema,
  /** What its maker says about it; below the title on wish, and in exports. */
  description: z.string().max(2_000).nullable().default(null),
  /** Null: the first tab; above all sections. */
  tabId: idSchema.nullable().default(null),
  sectionId: idSchema.nullable().default(null),
  /** On the desktop grid. */
  place: gridPlaceSchema,
  /** Where somebody has put it by hand on smaller grids; elsewhere `layout/derive-places` decides. */
  places: z.object({ tablet: gridPlaceSchema, phone: gridPlaceSchema }).partial().default({}),
  /** Neither moved nor resized nor pushed away. */
  locked: z.boolean().default(false),
};

const linkTargetSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("dashboard"), dashboardId: idSchema }),
  /** http, https or mailto; opened in a new tab without a referrer. */
  z.object({ kind: z.literal("url"), url: z.url({ protocol: /^(https?|mailto)$/ }).max(2_000) }),
]);

export const widgetSchema = z.discriminatedUnion("kind", [
  z.object({
    ...widgetBase,
    kind: z.literal("chart"),
    query: widgetQuerySchema,
    chart: chartSpecSchema,
    click: clickSchema.default({ kind: "auto" }),
  }),
  z.object({
    ...widgetBase,
    kind: z.literal("text"),
    /** Markdown. `{{name}}` is the value of that name. */
    markdown: z.string().max(20_000),
    /** One value each: the first column's of the first row, or `column`'s. */
    values: z
      .array(z.object({ name: z.string().min(1).max(60), query: widgetQuerySchema, column: z.string().nullable() }))
      .max(12)
      .default([]),
  }),
  z.object({
    ...widgetBase,
    kind: z.literal("picture"),
    /** An uploaded picture (`/api/pictures/{pictureId}`); null until there is one. */
    pictureId: idSchema.nullable(),
    alt: z.string().max(500),
    fit: z.enum(["contain", "cover"]).default("contain"),
    link: linkTargetSchema.nullable().default(null),
  }),
  z.object({
    ...widgetBase,
    kind: z.literal("links"),
    links: z
      .array(
        z.object({ label: z.string().min(1).max(200), note: z.string().max(500).default(""), to: linkTargetSchema }),
      )
      .max(50),
  }),
  /** A filter of the dashboard, shown in the grid in place of the bar. */
  z.object({ ...widgetBase, kind: z.literal("filter"), filterId: idSchema }),
]);
export type Widget = z.infer<typeof widgetSchema>;
export type WidgetKind = Widget["kind"];
export type ChartWidget = Extract<Widget, { kind: "chart" }>;

export const relativeUnits = ["day", "week", "month", "quarter", "year"] as const;

/**
 * What a filter is set to. Days are those of the viewer's calendar, both ends included. `compare` lets widgets show the same
 * figures of the period before, or of the same period a year earlier.
 */
export const filterValueSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("relative"),
    /** last: the `count` whole units before the running one; current: the running one up to now; to_date: from its start. */
    anchor: z.enum(["last", "current", "to_date"]),
    count: z.int().min(1).max(1_000),
    unit: z.enum(relativeUnits),
    compare: z.enum(["none", "previous", "year_ago"]).default("none"),
  }),
  z.object({
    kind: z.literal("range"),
    from: z.iso.date().nullable(),
    to: z.iso.date().nullable(),
    compare: z.enum(["none", "previous", "year_ago"]).default("none"),
  }),
  z.object({ kind: z.literal("list"), values: z.array(cellSchema).max(1_000), negated: z.boolean().default(false) }),
  z.object({ kind: z.literal("between"), min: z.number().nullable(), max: z.number().nullable() }),
  z.object({ kind: z.literal("text"), operator: z.enum(["contains", "eq", "starts_with"]), text: z.string().max(200) }),
]);
export type FilterValue = z.infer<typeof filterValueSchema>;

/** What a filter does to one widget. Without an entry: the filter's own column, where the widget's plan reaches it. */
export const filterTargetSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("column"), column: columnRefSchema }),
  /** A column of the result, for SQL without a plan. */
  z.object({ kind: z.literal("output"), column: z.string() }),
  z.object({ kind: z.literal("parameter"), name: z.string() }),
  z.object({ kind: z.literal("none") }),
]);
export type FilterTarget = z.infer<typeof filterTargetSchema>;

export const dashboardFilterSchema = z.object({
  id: idSchema,
  label: z.string().trim().min(1).max(80),
  kind: z.enum(["date", "list", "number", "text"]),
  sourceId: z.string(),
  column: columnRefSchema,
  default: filterValueSchema.nullable().default(null),
  /** Nothing is shown until it has a value. */
  required: z.boolean().default(false),
  /** list: more than one value may be picked. */
  multiple: z.boolean().default(true),
  /** list: other filters whose values narrow what is offered. Null: all that stand before it. */
  narrowedBy: z.array(idSchema).nullable().default(null),
  targets: z.record(z.string(), filterTargetSchema).default({}),
});
export type DashboardFilter = z.infer<typeof dashboardFilterSchema>;

export const tabSchema = z.object({ id: idSchema, title: titleSchema });
/** A part of a tab with a heading, which can be folded, and a grid of its own. */
export const sectionSchema = z.object({
  id: idSchema,
  tabId: idSchema.nullable().default(null),
  title: titleSchema,
  folded: z.boolean().default(false),
});

export const palettes = ["querent", "ocean", "earth", "contrast"] as const;

const textSchema = z
  .object({ title: titleSchema, description: z.string().max(2_000), markdown: z.string().max(20_000) })
  .partial();

/** The newest form of a configuration; `migrate-config.ts` brings older ones here. */
export const configVersion = 2;

/** The whole of a dashboard as data. Stored, exported and imported in this form; interpreted, never compiled. */
export const dashboardConfigSchema = z.object({
  version: z.literal(configVersion),
  widgets: z.array(widgetSchema).max(100),
  tabs: z.array(tabSchema).max(20).default([]),
  sections: z.array(sectionSchema).max(40).default([]),
  filters: z.array(dashboardFilterSchema).max(20).default([]),
  /** What clicks and the calendar do by themselves. */
  interactions: z
    .object({ crossFilter: z.boolean().default(true), dateZoom: z.boolean().default(true) })
    .default({ crossFilter: true, dateZoom: true }),
  layout: z
    .object({
      /** up: widgets rise into free room; none: they stay where they were put. */
      compaction: z.enum(["up", "none"]).default("up"),
      /** What a widget that is dragged onto others does. */
      collision: z.enum(["push", "swap"]).default("push"),
    })
    .default({ compaction: "up", collision: "push" }),
  theme: z
    .object({
      palette: z.enum(palettes).default("querent"),
      density: z.enum(["normal", "compact"]).default("normal"),
      cards: z.enum(["bordered", "plain"]).default("bordered"),
    })
    .default({ palette: "querent", density: "normal", cards: "bordered" }),
  /** Read again by itself while somebody looks; null: never. */
  refreshSeconds: z.int().min(5).max(86_400).nullable().default(null),
  /** In other languages than the one it was written in: by language, then by id of a widget, tab, section or filter; "" is the dashboard. */
  texts: z.partialRecord(z.enum(["en", "zh"]), z.record(z.string(), textSchema)).default({}),
  /** "Explain this dashboard": Markdown, written at design time. */
  explanation: z.string().max(20_000).nullable().default(null),
});
export type DashboardConfig = z.infer<typeof dashboardConfigSchema>;

/** A widget or a configuration with everything that it does not say filled in. */
export const completeWidget = (widget: z.input<typeof widgetSchema>): Widget => widgetSchema.parse(widget);
export const completeConfig = (config: Omit<z.input<typeof dashboardConfigSchema>, "version">): DashboardConfig =>
  dashboardConfigSchema.parse({ ...config, version: configVersion });
