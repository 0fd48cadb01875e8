import type { UIMessage } from "ai";
import { z } from "zod";
import { chartRecommendationSchema } from "@/lib/chart/schema";
import { resultSetSchema } from "@/lib/execute/schema";
import { clarificationSchema, engineSchema, queryPlanSchema } from "@/lib/nl2sql/schema";

/** The steps that are named while an answer is made, in order. */
export const answerSteps = ["reading", "checking", "running", "drawing"] as const;
export const answerStepSchema = z.enum(answerSteps);

/** Rows that travel inside a message; the rest is read from `/api/queries/{queryId}/data`. */
export const messageRowCountMax = 1_000;

/** Everything that says how an answer came to be. Shown behind the foot line. */
export const receiptSchema = z.object({
  understood: z.string(),
  engine: engineSchema,
  model: z.string().nullable(),
  confidence: z.number().nullable(),
  assumptions: z.array(z.string()),
  unused: z.array(z.string()),
  tables: z.array(z.string()),
  rowRulesApplied: z.boolean(),
  rowCount: z.int(),
  truncated: z.boolean(),
  cacheTier: z.enum(["memory", "redis", "source"]),
  ageSeconds: z.number(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  durationMs: z.object({ read: z.number(), check: z.number(), run: z.number(), draw: z.number(), total: z.number() }),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** The typed data parts of an answer's UI message stream; the AI SDK prefixes each name with `data-`. */
export const answerPartSchemas = {
  step: z.object({ step: answerStepSchema, status: z.enum(["active", "done"]) }),
  question: z.object({ asked: z.string(), understood: z.string() }),
  sql: z.object({ queryId: z.string(), sql: z.string(), plan: queryPlanSchema.nullable(), sourceId: z.string() }),
  rows: z.object({ queryId: z.string(), result: resultSetSchema, totalRowCount: z.int() }),
  chart: chartRecommendationSchema,
  receipt: receiptSchema,
  clarify: clarificationSchema,
  followups: z.object({ questions: z.array(z.string()) }),
  /** A failure or a "cannot answer": the conversation goes on. */
  refusal: z.object({
    code: z.string(),
    message: z.string(),
    retryable: z.boolean(),
    unused: z.array(z.string()),
    nearest: z.array(z.string()),
  }),
} as const;
export type AnswerParts = { [K in keyof typeof answerPartSchemas]: z.infer<(typeof answerPartSchemas)[K]> };

export const messageMetadataSchema = z.object({ createdAt: z.iso.datetime() });
export type ChatMessage = UIMessage<z.infer<typeof messageMetadataSchema>, AnswerParts>;
