import { z } from "zod";
import { cellSchema, dataTypeSchema } from "@/lib/source/schema";

export { type Cell, cellSchema } from "@/lib/source/schema";

export const columnRoles = ["key", "time", "category", "measure", "geography", "text", "flag"] as const;
export const columnRoleSchema = z.enum(columnRoles);
export type ColumnRole = z.infer<typeof columnRoleSchema>;

export const timeGrains = ["year", "quarter", "month", "week", "day", "hour"] as const;
export const timeGrainSchema = z.enum(timeGrains);
export type TimeGrain = z.infer<typeof timeGrainSchema>;

/** A number taken out of a time: hours 0 to 23, days of the week 1 (Monday) to 7, months 1 to 12, quarters 1 to 4. */
export const timeParts = ["hour_of_day", "day_of_week", "month_of_year", "quarter_of_year"] as const;
export const timePartSchema = z.enum(timeParts);
export type TimePart = z.infer<typeof timePartSchema>;

export const resultColumnSchema = z.object({
  /** The name in the SQL result; unique within the result. */
  name: z.string(),
  /** What a reader sees. */
  label: z.string(),
  type: dataTypeSchema,
  role: columnRoleSchema,
  /** ISO 4217 code for money, "%" for shares given as 0–100, or a plain unit such as "days"; null when none is known. */
  unit: z.string().nullable(),
  /** Set when the column is a time truncated to a grain. */
  grain: timeGrainSchema.nullable(),
  /** Set when the column is a number taken out of a time. */
  part: timePartSchema.optional(),
  /** Set when the column is one aggregate: what may be added up, and that the columns beside it are what it was grouped by. */
  aggregate: z.enum(["count", "count_distinct", "sum", "avg", "min", "max"]).optional(),
});
export type ResultColumn = z.infer<typeof resultColumnSchema>;

/** What a query returned: row-major cells in column order. */
export const resultSetSchema = z.object({
  columns: z.array(resultColumnSchema),
  rows: z.array(z.array(cellSchema)),
  /** True when the engine had more rows than were kept. */
  truncated: z.boolean(),
});
export type ResultSet = z.infer<typeof resultSetSchema>;

/** A result with how it came: from which cache tier, how old it is, and how long getting it took. */
export type QueryRun = {
  readonly result: ResultSet;
  readonly cacheTier: "memory" | "redis" | "source";
  readonly ageSeconds: number;
  /** It is older than was asked for; a new one is being read. Only for those who said that they may get it. */
  readonly isStale: boolean;
  readonly durationMs: number;
};

/** How an engine would run a query, in its own words, a line each. Nulls: `rowsRead`, where it cannot be told. */
export const queryPlanTextSchema = z.object({ lines: z.array(z.string()), rowsRead: z.number().nullable() });
export type QueryPlanText = z.infer<typeof queryPlanTextSchema>;

/** What a query was run for, as the audit and the list of running queries name it. */
export const queryOccasionSchema = z.object({
  kind: z.enum(["question", "widget", "answer", "sample", "export", "quality"]),
  /** The question in the person's own words, or where the query stands: "Sales / Revenue by month". */
  asked: z.string(),
  /** Id of the conversation, dashboard, stored query, table or set. */
  subject: z.string().nullable(),
  /** The widgets of the dashboard that wait for it. */
  widgetIds: z.array(z.string()).optional(),
});
export type QueryOccasion = Readonly<z.infer<typeof queryOccasionSchema>>;

/** A query that waits for its turn or runs at this moment. Several people may wait for the same one. */
export const runningQuerySchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  sql: z.string(),
  state: z.enum(["waiting", "running"]),
  /** Place in the line, 1 for the next; null once it runs. */
  position: z.int().nullable(),
  /** When it was asked for. */
  since: z.iso.datetime(),
  /** When the engine got it; null while it waits. */
  startedAt: z.iso.datetime().nullable(),
  askers: z.array(z.object({ userId: z.string(), name: z.string(), occasion: queryOccasionSchema })),
});
export type RunningQuery = z.infer<typeof runningQuerySchema>;

/** `GET /api/admin/queries`: oldest first. */
export const runningQueryListSchema = z.object({
  queries: z.array(runningQuerySchema.extend({ sourceName: z.string() })),
});
export type RunningQueryList = z.infer<typeof runningQueryListSchema>;

/** `GET /api/me/queries`: what the viewer waits for, without its SQL. */
export const myQuerySchema = runningQuerySchema
  .pick({ id: true, state: true, position: true, since: true })
  .extend({ occasion: queryOccasionSchema });
export type MyQuery = z.infer<typeof myQuerySchema>;
