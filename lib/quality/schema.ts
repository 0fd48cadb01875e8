import { z } from "zod";
import { feedbackSchema } from "@/lib/chat/schema";
import { engineChoiceSchema, engineSchema } from "@/lib/nl2sql/schema";
import { sourceKinds } from "@/lib/source/schema";

/** The most questions of one set: a run of all of them stays a matter of minutes. */
export const caseCountMax = 2_000;
/** The largest file of questions that can be imported at once. */
export const importBytesMax = 4 * 1_048_576;
/** The most runs that stand side by side: more columns cannot be read. */
export const comparedRunCountMax = 6;

export const setNameSchema = z.string().trim().min(1).max(120);
export const goldSqlSchema = z.string().trim().min(1).max(50_000);

export const setParamsSchema = z.object({ setId: z.uuid() });
export const caseParamsSchema = z.object({ caseId: z.uuid() });
export const runParamsSchema = z.object({ runId: z.uuid() });

export const runStatusSchema = z.enum(["running", "done", "failed", "stopped"]);

/** A coded reason as it is stored; its sentence stands in `messages/<language>/errors.json`. */
export const storedRefusalSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** One measuring of a set, with what came out so far. */
export const qualityRunSchema = z.object({
  id: z.string(),
  setId: z.string(),
  engine: engineChoiceSchema,
  /** The language model that could be asked; null without one. */
  model: z.string().nullable(),
  /** Changes with the wording of the prompt; null without a model. */
  promptVersion: z.string().nullable(),
  /** Revision of the semantic model it ran with. */
  modelRevision: z.int(),
  status: runStatusSchema,
  error: storedRefusalSchema.nullable(),
  /** Questions of the set when it started; `done` of them are judged. */
  total: z.int(),
  done: z.int(),
  answered: z.int(),
  right: z.int(),
  confident: z.int(),
  confidentRight: z.int(),
  clarified: z.int(),
  refused: z.int(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  /** From a question to its SQL; running it is not counted. */
  medianMs: z.int().nullable(),
  p95Ms: z.int().nullable(),
  startedByName: z.string().nullable(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type QualityRun = z.infer<typeof qualityRunSchema>;

/** A set with how it did last. */
export const questionSetSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  name: z.string(),
  caseCount: z.int(),
  updatedAt: z.iso.datetime(),
  lastRun: qualityRunSchema.nullable(),
});
export type QuestionSet = z.infer<typeof questionSetSchema>;

/** Query of `GET /api/quality/sets`. */
export const setListQuerySchema = z.object({ sourceId: z.uuid() });
/** Body of `POST /api/quality/sets`. */
export const newSetSchema = z.object({ sourceId: z.uuid(), name: setNameSchema });
export type NewSet = z.infer<typeof newSetSchema>;
/** Body of `PATCH /api/quality/sets/{setId}`. */
export const setChangeSchema = z.object({ name: setNameSchema });

/** A question with the SQL whose rows are the right answer. */
export const questionCaseSchema = z.object({
  id: z.string(),
  setId: z.string(),
  question: z.string(),
  goldSql: z.string(),
  /** Cases of the same name are the turns of one conversation; null for a question that stands alone. */
  conversation: z.string().nullable(),
  /** From 1; above it, a follow-up. */
  turn: z.int(),
});
export type QuestionCase = z.infer<typeof questionCaseSchema>;

/** Body of `PATCH /api/quality/cases/{caseId}`. */
export const caseChangeSchema = z.object({ question: z.string().trim(), goldSql: goldSqlSchema });
export type CaseChange = z.infer<typeof caseChangeSchema>;
/** Body of `POST /api/quality/sets/{setId}/cases`. */
export const newCaseSchema = caseChangeSchema.extend({
  /** The case whose conversation it continues; null for a question that stands alone. */
  followUpOf: z.uuid().nullable().default(null),
});
export type NewCase = z.input<typeof newCaseSchema>;

/** Body of `POST /api/quality/sets/{setId}/import`: JSON lines as the command line's `eval` reads them. */
export const importSchema = z.object({ lines: z.string() });
/** Questions that were added, and those that the set already held. */
export const importedSchema = z.object({ added: z.int(), known: z.int() });
export type Imported = z.infer<typeof importedSchema>;

/** Body of `POST /api/quality/check`. */
export const goldCheckSchema = z.object({ sourceId: z.uuid(), sql: goldSqlSchema });
/** What gold SQL brings back today. */
export const goldRowsSchema = z.object({ rowCount: z.int(), columnCount: z.int(), truncated: z.boolean() });
export type GoldRows = z.infer<typeof goldRowsSchema>;

/** Body of `POST /api/quality/sets/{setId}/runs`. */
export const newRunSchema = z.object({ engine: engineChoiceSchema });

/** Body of `POST /api/quality/answers`: an answer of the chat that becomes a case. */
export const answerCaseSchema = z.object({ queryId: z.string().min(1).max(64) });
/** Where an answer went. `caseIds` are the new ones, the answer's own last; empty when the set held it already. */
export const addedAnswerSchema = z.object({
  setId: z.string(),
  setName: z.string(),
  sourceId: z.string(),
  caseIds: z.array(z.string()),
});
export type AddedAnswer = z.infer<typeof addedAnswerSchema>;

/** Why a case is not right. */
export const problemSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("gold"), refusal: storedRefusalSchema }),
  z.object({ kind: z.literal("failed"), refusal: storedRefusalSchema }),
  z.object({ kind: z.literal("late"), seconds: z.int() }),
  z.object({ kind: z.literal("clarified"), prompt: z.string() }),
  z.object({ kind: z.literal("refused"), reason: z.string() }),
  z.object({ kind: z.literal("rows"), expected: z.int(), got: z.int(), truncated: z.boolean().default(false) }),
  z.object({ kind: z.literal("columns"), expected: z.int(), got: z.int() }),
  z.object({ kind: z.literal("order") }),
  z.object({ kind: z.literal("values"), truncated: z.boolean().default(false) }),
]);
export type Problem = z.infer<typeof problemSchema>;

/** How one case came out in a run. */
export const qualityResultSchema = z.object({
  outcome: z.enum(["answer", "clarify", "refuse"]),
  right: z.boolean(),
  confident: z.boolean(),
  confidence: z.number(),
  sql: z.string().nullable(),
  problem: problemSchema.nullable(),
  ms: z.int(),
  inputTokens: z.int(),
  outputTokens: z.int(),
});
export type QualityResult = z.infer<typeof qualityResultSchema>;

/** From the earliest to the latest of the compared runs; "apart" when one of the two has no result for the case. */
export const changeSchema = z.enum(["better", "broke", "right", "wrong", "apart"]);
export type Change = z.infer<typeof changeSchema>;

export const comparedCaseSchema = z.object({
  caseId: z.string(),
  question: z.string(),
  /** As it was in the latest of the runs. */
  goldSql: z.string(),
  /** The gold SQL was edited between two of the runs. */
  goldChanged: z.boolean(),
  /** Above 1, a follow-up; null when the case is no longer in its set. */
  turn: z.int().nullable(),
  change: changeSchema,
  /** In the order of the runs. */
  results: z.array(qualityResultSchema.nullable()),
});
export type ComparedCase = z.infer<typeof comparedCaseSchema>;

/** Runs of one set side by side, the earliest first. */
export const comparisonSchema = z.object({
  setId: z.string(),
  setName: z.string(),
  sourceId: z.string(),
  sourceKind: z.enum(sourceKinds),
  runs: z.array(qualityRunSchema).min(1),
  cases: z.array(comparedCaseSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** Query of `GET /api/quality/comparison`. */
export const comparisonQuerySchema = z.object({
  runs: z
    .string()
    .transform((ids) => [...new Set(ids.split(","))])
    .pipe(z.array(z.uuid()).min(1).max(comparedRunCountMax)),
});

export const feedbackParamsSchema = z.object({ feedbackId: z.uuid() });
export const feedbackChangeSchema = z.object({ resolved: z.boolean() });

/** Query of `GET /api/quality/feedback`. */
export const feedbackListQuerySchema = z.object({
  sourceId: z.string().max(64),
  verdict: z.enum(["up", "down"]).optional(),
  state: z.enum(["open", "resolved"]).optional(),
  /** Where the page before it ended. */
  cursor: z.string().max(200).optional(),
});
export type FeedbackListQuery = z.infer<typeof feedbackListQuerySchema>;

/** What a reader said of an answer, with the answer as it was then. */
export const answerFeedbackSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  question: z.string(),
  understood: z.string().nullable(),
  sql: z.string().nullable(),
  engine: engineSchema.nullable(),
  model: z.string().nullable(),
  promptVersion: z.string().nullable(),
  verdict: feedbackSchema.shape.verdict,
  reason: feedbackSchema.shape.reason,
  comment: z.string().nullable(),
  /** Null when the account is gone. */
  byName: z.string().nullable(),
  at: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
});
export type AnswerFeedback = z.infer<typeof answerFeedbackSchema>;

/** `nextCursor` is given back as `cursor` to read on; null at the end. */
export const feedbackPageSchema = z.object({
  feedback: z.array(answerFeedbackSchema),
  nextCursor: z.string().nullable(),
});
export type FeedbackPage = z.infer<typeof feedbackPageSchema>;
