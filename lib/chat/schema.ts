import type { UIMessage } from "ai";
import { z } from "zod";
import { chartRecommendationSchema, chartSpecSchema } from "@/lib/chart/schema";
import { resultColumnSchema, resultSetSchema } from "@/lib/execute/schema";
import {
  clarificationSchema,
  engineChoiceSchema,
  engineSchema,
  queryPlanSchema,
  verifiedMarkSchema,
} from "@/lib/nl2sql/schema";

/** The steps that are named while an answer is made, in order. */
export const answerSteps = ["reading", "checking", "running", "drawing"] as const;
export const answerStepSchema = z.enum(answerSteps);

/** Rows that travel inside a message; the rest is read from `/api/queries/{queryId}/data`. */
export const messageRowCountMax = 1_000;

/** Everything that says how an answer came to be. Shown behind the foot line. */
export const receiptSchema = z.object({
  understood: z.string(),
  engine: engineSchema,
  /** Whose word the answer rests on; absent in answers of before there were verified ones. */
  verified: verifiedMarkSchema.nullable().default(null),
  model: z.string().nullable(),
  confidence: z.number().nullable(),
  assumptions: z.array(z.string()),
  unused: z.array(z.string()),
  tables: z.array(z.string()),
  /** Columns that were read, "orders.status". What follows has a default where messages of before it have none. */
  columns: z.array(z.string()).default([]),
  /** Conditions of the question, in words where there is a plan, else as SQL; never those of row rules. */
  filters: z.array(z.string()).default([]),
  rowRulesApplied: z.boolean(),
  rowCount: z.int(),
  /** Rows of the tables that were read, as last counted; null where that is not known. */
  rowsRead: z.number().nullable().default(null),
  truncated: z.boolean(),
  cacheTier: z.enum(["memory", "redis", "source"]),
  ageSeconds: z.number(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  /** Part of the input that the provider had read before, and part of the output that was thought aloud. */
  cachedInputTokens: z.int().default(0),
  reasoningTokens: z.int().default(0),
  /** Billionths of a dollar; null where no price is known or no model was asked. */
  costNanoUsd: z.int().nullable().default(null),
  /** The wording of the prompt that the model was asked with. */
  promptVersion: z.string().nullable().default(null),
  /** Why the built-in engine answered although a model was to; in the language of the answer. */
  offlineReason: z.string().nullable().default(null),
  /** Who wrote the short text: computed from the rows, or a model whose figures were checked against them. */
  textBy: z.enum(["computed", "model"]).default("computed"),
  durationMs: z.object({ read: z.number(), check: z.number(), run: z.number(), draw: z.number(), total: z.number() }),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** The typed data parts of an answer's UI message stream; the AI SDK prefixes each name with `data-`. */
export const answerPartSchemas = {
  /** First part of every answer: where it is kept. A new conversation gets its id and title here, a new question its id and place. */
  conversation: z.object({
    conversationId: z.string(),
    title: z.string(),
    created: z.boolean(),
    questionId: z.string(),
    /** What the question follows: an answer, or the conversation itself where it is a first question. */
    parentId: z.string(),
  }),
  step: z.object({
    step: answerStepSchema,
    status: z.enum(["active", "done"]),
    /** What is going on inside it: a model has begun to reply. */
    note: z.enum(["writing"]).optional(),
    /** Place in the line before the source, 1 for the next; only while the query waits. */
    position: z.int().optional(),
  }),
  question: z.object({ asked: z.string(), understood: z.string() }),
  sql: z.object({ queryId: z.string(), sql: z.string(), plan: queryPlanSchema.nullable(), sourceId: z.string() }),
  rows: z.object({ queryId: z.string(), result: resultSetSchema, totalRowCount: z.int() }),
  chart: chartRecommendationSchema,
  receipt: receiptSchema,
  clarify: clarificationSchema,
  /** A report that the question asked for; it is written in the background. */
  report: z.object({ reportId: z.string(), title: z.string() }),
  followups: z.object({ questions: z.array(z.string()) }),
  /** A failure or a "cannot answer": the conversation goes on. */
  refusal: z.object({
    code: z.string(),
    message: z.string(),
    retryable: z.boolean(),
    unused: z.array(z.string()),
    nearest: z.array(z.string()),
    /** Set when the reader may run it all the same: goes back as `confirmedQueryId`. */
    confirmQueryId: z.string().optional(),
  }),
} as const;
export type AnswerParts = { [K in keyof typeof answerPartSchemas]: z.infer<(typeof answerPartSchemas)[K]> };

/** Why an answer is no good, in the order in which the choices are offered. */
export const feedbackReasons = ["wrong-figures", "misunderstood", "wrong-chart", "slow", "other"] as const;

/** Body of `PUT /api/conversations/{conversationId}/messages/{messageId}/feedback`: what a reader thinks of an answer. */
export const feedbackSchema = z.object({
  verdict: z.enum(["up", "down"]),
  /** Null when none was given, and for praise. */
  reason: z.enum(feedbackReasons).nullable().default(null),
  comment: z.string().trim().max(2_000).nullable().default(null),
});
export type Feedback = z.infer<typeof feedbackSchema>;

export const messageMetadataSchema = z.object({
  createdAt: z.iso.datetime(),
  /**
   * The message that it follows; the conversation's id for a first question. Messages with one parent stand beside each other: a question
   * that was edited, an answer that was made again.
   */
  parentId: z.string(),
  /** What the reader said of this answer. */
  feedback: feedbackSchema.nullable().default(null),
});
export type ChatMessage = UIMessage<z.infer<typeof messageMetadataSchema>, AnswerParts>;

const idSchema = z.string().min(1).max(64);

/** Body of `POST /api/chat`. The answer streams back as an AI SDK UI message stream of `AnswerParts`, closed by one text part. */
export const chatRequestSchema = z.object({
  /** Null starts a new conversation; its id comes back in the `conversation` part. */
  conversationId: idSchema.nullable().default(null),
  sourceId: idSchema,
  /** Left out with `answerTo`: the question is known. */
  question: z.string().default(""),
  engine: engineChoiceSchema.default("auto"),
  /**
   * The message that a new question follows; the conversation's own id for a first question beside the first. Left out, it follows the
   * newest message.
   */
  parentId: idSchema.optional(),
  /** The question to answer once more: the new answer stands beside the earlier ones, and so does what is asked after it. */
  answerTo: idSchema.optional(),
  /** SQL that the reader wrote for the question of `answerTo`. Only an answer with rows is kept: what is refused stays in the editor. */
  sql: z.string().trim().min(1).max(20_000).optional(),
  /** The stored query whose cost the reader has seen and confirmed: it is run as it is, the question is not read again. */
  confirmedQueryId: idSchema.optional(),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

/** A conversation as lists show it. */
export const conversationSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  sourceId: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type ConversationSummary = z.infer<typeof conversationSummarySchema>;

/** Newest first. `nextCursor` is given back as `cursor` to read on; null at the end. */
export const conversationPageSchema = z.object({
  conversations: z.array(conversationSummarySchema),
  nextCursor: z.string().nullable(),
});
export type ConversationPage = z.infer<typeof conversationPageSchema>;

/** Query of `GET /api/conversations`. */
export const conversationListQuerySchema = z.object({
  cursor: z.string().max(200).optional(),
  search: z.string().trim().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type ConversationListQuery = z.infer<typeof conversationListQuerySchema>;

/** Body of `PATCH /api/conversations/{conversationId}`. */
export const conversationChangeSchema = z.object({ title: z.string().trim().min(1).max(200) });

/** A conversation with the messages of all its branches, oldest first; `pathOf` takes one branch for `useChat`. */
export type ConversationDetail = ConversationSummary & { messages: ChatMessage[] };

/** A stored query: the SQL that an answer ran, to be pinned, read in full or run again. */
export const storedQuerySchema = z.object({
  id: z.string(),
  conversationId: z.string().nullable(),
  sourceId: z.string(),
  question: z.string(),
  sql: z.string(),
  plan: queryPlanSchema.nullable(),
  engine: engineSchema,
  createdAt: z.iso.datetime(),
});
export type StoredQuery = z.infer<typeof storedQuerySchema>;

/** `PUT /api/queries/{queryId}/chart`: the chart chosen for results with these columns; null: what is recommended. */
export const chartChoiceSchema = z.object({
  columns: z
    .array(resultColumnSchema.pick({ name: true, role: true, type: true }))
    .min(1)
    .max(500),
  chart: chartSpecSchema.nullable(),
});
export type ChartChoice = z.infer<typeof chartChoiceSchema>;

/** What `GET /api/queries/{queryId}/data` gives: all rows the limits allow, freshly checked for whoever asks. */
export const queryDataSchema = z.object({
  result: resultSetSchema,
  cacheTier: z.enum(["memory", "redis", "source"]),
  ageSeconds: z.number(),
  durationMs: z.number(),
});
export type QueryData = z.infer<typeof queryDataSchema>;
