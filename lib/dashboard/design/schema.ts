import { z } from "zod";
import { chartRecommendationSchema } from "@/lib/chart/schema";
import {
  dashboardConfigSchema,
  dashboardFilterSchema,
  gridPlaceSchema,
  sectionSchema,
  tabSchema,
  widgetQuerySchema,
  widgetSchema,
} from "@/lib/dashboard/config/schema";
import { emptyLook, lookSchema } from "@/lib/dashboard/look/schema";
import { queryPlanTextSchema, resultSetSchema } from "@/lib/execute/schema";
import {
  cannotAnswerSchema,
  clarificationSchema,
  engineChoiceSchema,
  engineSchema,
  queryPlanSchema,
} from "@/lib/nl2sql/schema";

/** Work that was not published yet, kept on the server for its designer: on every device, through every reload. */
export const draftSchema = z.object({
  /** The revision it was made from; publishing names it. */
  revision: z.int().min(1),
  title: z.string().max(200),
  config: dashboardConfigSchema,
  savedAt: z.iso.datetime(),
});
export type DashboardDraft = z.infer<typeof draftSchema>;
/** Body of `PUT /api/dashboards/{dashboardId}/draft`. */
export const draftSaveSchema = draftSchema.omit({ savedAt: true }).extend({
  /**
   * When the draft that this one goes on from was saved; null: there was none. Another tab or device that saved in between makes it a
   * conflict. Without it whatever is kept is replaced.
   */
  after: z.iso.datetime().nullable().optional(),
});
export type DraftSave = z.infer<typeof draftSaveSchema>;
/** `GET …/draft`: null when there is none. Others who have one are named, so that two people know of each other. */
export const draftStateSchema = z.object({
  draft: draftSchema.nullable(),
  others: z.array(z.object({ name: z.string(), savedAt: z.iso.datetime() })),
});
export type DraftState = z.infer<typeof draftStateSchema>;

/** What differs between two configurations, by part; for pictures, lists and merging. */
export const configDifferenceSchema = z.object({
  widgets: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      what: z.enum(["added", "removed", "changed", "moved"]),
      /** Which of its parts: title, query, chart, place … */
      parts: z.array(z.string()),
    }),
  ),
  /** tabs, sections, filters, theme, texts …: the names of the parts that differ. */
  others: z.array(z.string()),
});
export type ConfigDifference = z.infer<typeof configDifferenceSchema>;

/** `GET /api/dashboards/{dashboardId}/history`: newest first, each with what it changed. */
export const dashboardRevisionSchema = z.object({
  revision: z.int(),
  title: z.string(),
  savedByName: z.string().nullable(),
  savedAt: z.iso.datetime(),
  difference: configDifferenceSchema,
});
export const dashboardHistorySchema = z.object({ revisions: z.array(dashboardRevisionSchema), hasMore: z.boolean() });
export type DashboardHistory = z.infer<typeof dashboardHistorySchema>;
/** `GET …/history/{revision}`; `POST …/history/{revision}/restore` gives the dashboard. */
export const storedRevisionSchema = z.object({ revision: z.int(), title: z.string(), config: dashboardConfigSchema });
export type StoredRevision = z.infer<typeof storedRevisionSchema>;
/** `?before=` only older revisions than this. */
export const historyQuerySchema = z.object({ before: z.coerce.number().int().min(1).optional() });
export const revisionParamsSchema = z.object({
  dashboardId: z.string().min(1).max(64),
  revision: z.coerce.number().int().min(1),
});

/** One change to a configuration, as a person may take it or leave it. Applied by `apply-changes.ts`. */
export const configChangeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("add_widget"), widget: widgetSchema }),
  z.object({ kind: z.literal("change_widget"), widget: widgetSchema }),
  z.object({ kind: z.literal("remove_widget"), widgetId: z.string() }),
  z.object({ kind: z.literal("move_widget"), widgetId: z.string(), place: gridPlaceSchema }),
  z.object({ kind: z.literal("add_filter"), filter: dashboardFilterSchema }),
  z.object({ kind: z.literal("remove_filter"), filterId: z.string() }),
  z.object({ kind: z.literal("add_tab"), tab: tabSchema }),
  z.object({ kind: z.literal("add_section"), section: sectionSchema }),
  z.object({ kind: z.literal("set_title"), title: z.string().max(200) }),
  /** What something is called in another language; `id` as in `DashboardConfig.texts`. */
  z.object({ kind: z.literal("set_text"), language: z.enum(["en", "zh"]), id: z.string(), title: z.string().max(200) }),
]);
export type ConfigChange = z.infer<typeof configChangeSchema>;

/** Body of `POST /api/dashboards/{dashboardId}/design`: what is wished, and the draft as it stands. */
export const designWishSchema = z.object({
  wish: z.string().trim().min(1).max(2_000),
  title: z.string().max(200),
  config: dashboardConfigSchema,
  /** Null: the sources that the dashboard uses, else the first one. */
  sourceId: z.string().nullable().default(null),
  engine: z.enum(["auto", "model", "offline"]).default("auto"),
});
export type DesignWish = z.infer<typeof designWishSchema>;

/** A piece of a proposal: one or more changes that make sense together only. */
export const proposedPieceSchema = z.object({
  id: z.string(),
  title: z.string(),
  why: z.string(),
  changes: z.array(configChangeSchema).min(1),
});
export type ProposedPiece = z.infer<typeof proposedPieceSchema>;

/** What the answer streams, a JSON object a line: steps while it works, pieces as they are checked, and the end. */
export const designEventSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("step"), step: z.enum(["reading", "asking", "checking", "placing"]) }),
  z.object({ kind: z.literal("piece"), piece: proposedPieceSchema }),
  /** A part that the guard or the schema refused, with the reason in the viewer's language. */
  z.object({ kind: z.literal("refused"), title: z.string(), reason: z.string() }),
  z.object({
    kind: z.literal("done"),
    engine: z.enum(["model", "offline"]),
    model: z.string().nullable(),
    note: z.string().nullable(),
  }),
  z.object({ kind: z.literal("failed"), code: z.string(), message: z.string() }),
]);
export type DesignEvent = z.infer<typeof designEventSchema>;

/** `GET /api/dashboards/templates?source=`: what fits this source, best first. */
export const dashboardTemplateSchema = z.object({
  id: z.string(),
  /** The table that it is about; null: what the source tells most of. */
  entity: z.string().nullable(),
  title: z.string(),
  description: z.string(),
  widgetCount: z.int(),
});
export type DashboardTemplate = z.infer<typeof dashboardTemplateSchema>;
/** Body of `POST /api/dashboards/compose`: gives a title and a configuration that nothing has stored yet. */
export const composeSchema = z.object({
  sourceId: z.string(),
  templateId: z.string().default("overview"),
  entity: z.string().nullable().default(null),
});
export const composedSchema = z.object({ title: z.string(), config: dashboardConfigSchema });
export type Composed = z.infer<typeof composedSchema>;
export type ComposeRequest = z.infer<typeof composeSchema>;

/** `POST …/explain` with the draft as it stands: the text, which the designer keeps or not. */
export const explainSchema = z.object({ title: z.string().max(200), config: dashboardConfigSchema });
export const explainedSchema = z.object({ markdown: z.string(), engine: z.enum(["model", "offline"]) });

/** `POST …/preview`: runs queries of a draft that nothing has stored, for whoever designs, with a look ("test with filters"). */
export const previewSchema = z.object({
  config: dashboardConfigSchema,
  widgetIds: z.array(z.string()).max(100).nullable().default(null),
  look: lookSchema.default(emptyLook),
  /** These were asked for although they read very much. */
  confirmed: z.boolean().default(false),
});
export type Preview = z.infer<typeof previewSchema>;
/** `POST …/preview/options`: what a filter of the draft offers; `POST …/preview/interplay`: what hangs together in it. */
export const previewOptionsSchema = z.object({
  config: dashboardConfigSchema,
  filterId: z.string().min(1).max(64),
  search: z.string().max(200).default(""),
  look: lookSchema.default(emptyLook),
});
export type PreviewOptions = z.infer<typeof previewOptionsSchema>;
export const previewInterplaySchema = z.object({ config: dashboardConfigSchema });
/** `POST /api/dashboards/query`: a question or a plan becomes a query with a chart; SQL is checked and explained. */
export const widgetDraftRequestSchema = z.discriminatedUnion("from", [
  z.object({
    from: z.literal("question"),
    sourceId: z.string(),
    question: z.string().trim().min(1).max(1_000),
    engine: engineChoiceSchema.default("auto"),
  }),
  z.object({
    from: z.literal("plan"),
    sourceId: z.string(),
    plan: queryPlanSchema,
    confirmed: z.boolean().default(false),
  }),
  z.object({
    from: z.literal("sql"),
    sourceId: z.string(),
    sql: z.string().max(100_000),
    parameters: widgetQuerySchema.shape.parameters,
    confirmed: z.boolean().default(false),
  }),
]);
export type WidgetDraftRequest = z.input<typeof widgetDraftRequestSchema>;

/** `position` counts characters of the SQL from 0. `mayConfirm`: it reads very much and runs once it is asked for with `confirmed`. */
const refusedDraftSchema = z.object({
  kind: z.literal("refused"),
  code: z.string(),
  message: z.string(),
  position: z.int().nullable(),
  mayConfirm: z.boolean(),
});

/**
 * What it gives: a query that runs, with its first rows and a chart, or what stands against it. "clarify" and "cannot_answer" come
 * from questions alone.
 */
export const widgetDraftSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("query"),
    query: widgetQuerySchema,
    result: resultSetSchema,
    chart: chartRecommendationSchema,
    title: z.string(),
    assumptions: z.array(z.string()),
    engine: engineSchema,
    /** What it comes to, in words: the plan as a sentence (null for SQL without one), the tables, and the conditions that hold. */
    explanation: z.object({
      sentence: z.string().nullable(),
      tables: z.array(z.string()),
      conditions: z.array(z.string()),
      rowRulesApplied: z.boolean(),
    }),
  }),
  clarificationSchema,
  cannotAnswerSchema,
  refusedDraftSchema,
]);
export type WidgetDraft = z.infer<typeof widgetDraftSchema>;

/** `POST /api/dashboards/query/explain`: what SQL would do, without running it. */
export const explainSqlSchema = z.object({
  sourceId: z.string(),
  sql: z.string().max(100_000),
  parameters: widgetQuerySchema.shape.parameters,
});
export type ExplainSql = z.input<typeof explainSqlSchema>;

/** The guard's findings and the engine's own plan; or what stands against it. */
export const explainedSqlSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("explained"),
    tables: z.array(z.string()),
    conditions: z.array(z.string()),
    rowRulesApplied: z.boolean(),
    rowCountMax: z.int(),
    plan: queryPlanTextSchema.nullable(),
    /** Why there is no plan, as a sentence; null where there is one. */
    withoutPlan: z.string().nullable(),
  }),
  refusedDraftSchema,
]);
export type ExplainedSql = z.infer<typeof explainedSqlSchema>;
