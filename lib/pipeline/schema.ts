import { z } from "zod";
import { resultSetSchema } from "@/lib/execute/schema";
import { measureSchema, namedFilterSchema } from "@/lib/semantic/schema";

/** Body of `POST /api/sources/{sourceId}/model/preview`: a measure or filter as it is being written, whether it is kept or not. */
export const modelPreviewRequestSchema = z.discriminatedUnion("kind", [
  measureSchema.pick({ entity: true, aggregate: true, expression: true }).extend({ kind: z.literal("measure") }),
  namedFilterSchema.pick({ entity: true, condition: true }).extend({ kind: z.literal("filter") }),
]);
export type ModelPreviewRequest = z.infer<typeof modelPreviewRequestSchema>;

/**
 * What it comes to for whoever looks. A measure: its value over all rows, and by month where its table has a date (the newest 24).
 * A filter: how many rows meet it of how many, and the first that do.
 */
export const modelPreviewSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("measure"), value: resultSetSchema, byMonth: resultSetSchema.nullable() }),
  z.object({ kind: z.literal("filter"), matching: z.number(), total: z.number(), rows: resultSetSchema }),
]);
export type ModelPreview = z.infer<typeof modelPreviewSchema>;

/** Kinds of files that rows are given out as. */
export const rowsFormatSchema = z.enum(["csv", "xlsx"]);
export type RowsFormat = z.infer<typeof rowsFormatSchema>;
export const rowsFormatQuerySchema = z.object({ format: rowsFormatSchema.default("csv") });
