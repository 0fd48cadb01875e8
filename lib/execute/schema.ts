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
  readonly durationMs: number;
};
