import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type Refusal, refuse } from "@/lib/errors";
import type { ResultSet } from "@/lib/execute/schema";
import { addUsage } from "@/lib/llm/add-usage";
import type { ModelUsage } from "@/lib/llm/model-usage";
import type { Draft, EngineChoice, Interpretation } from "@/lib/nl2sql/schema";
import { extractOf, type Turn } from "@/lib/pipeline/answer-part";
import { turnCountMax } from "@/lib/pipeline/answer-question";
import { answerTexts } from "@/lib/pipeline/answer-texts";
import { answerLocale } from "@/lib/pipeline/check-question";
import { type AskedQuestion, readQuestion } from "@/lib/pipeline/read-question";
import { runDraft } from "@/lib/pipeline/run-draft";
import { runStoredQuery } from "@/lib/pipeline/run-stored-query";
import { differenceFrom, hasTopLevelOrder } from "@/lib/quality/judge";
import type { Problem, QualityResult, QuestionCase } from "@/lib/quality/schema";
import { fail, ok, type Result } from "@/lib/result";
import type { SemanticView } from "@/lib/semantic/access-policy";
import type { ModelContext } from "@/lib/source/schema";
import { logger } from "@/lib/telemetry/logger";
import { requestContext } from "@/lib/telemetry/request-context";

const log = logger("quality");

/** The longest that one question may take, a slow model and its repairs included. */
const caseMaxMs = 120_000;

/** What all questions of a run share. */
export type Asking = SemanticView & {
  /** Whoever started the run: rows and rights are theirs. */
  readonly viewer: Viewer;
  readonly engine: EngineChoice;
  readonly modelContext: ModelContext;
  readonly now: Date;
  /** Ends the run. */
  readonly signal: AbortSignal;
};

export type CaseResult = QualityResult & Pick<QuestionCase, "question" | "goldSql"> & { readonly caseId: string };

/** What came of a question, before it is judged. `ms`: until its SQL stood, running it not counted. */
type Asked = { readonly ms: number; readonly usage: ModelUsage | null } & (
  | { readonly kind: "ran"; readonly draft: Draft; readonly result: ResultSet }
  | { readonly kind: "none"; readonly outcome: "clarify" | "refuse"; readonly problem: Problem }
  | { readonly kind: "failed"; readonly draft: Draft | null; readonly refusal: Refusal }
);

/**
 * Asks the turns of a conversation as a person would, each with what became of those before, and judges the answers by their rows.
 * Fails: with the refusal of a model or a data source that does not answer; what was judged until then is handed to `onResult`.
 */
export async function askCases(
  turns: readonly QuestionCase[],
  asking: Asking,
  onResult: (result: CaseResult) => Promise<void>,
): Promise<Result<null>> {
  const earlier: Turn[] = [];
  for (const turn of turns) {
    const limit = AbortSignal.timeout(caseMaxMs);
    const signal = AbortSignal.any([asking.signal, limit]);
    const asked = await askSafely(turn, earlier, { ...asking, signal });
    const judged = await judge(turn, asked, { ...asking, signal });
    // What was cut short would count as wrong.
    if (asking.signal.aborted) return ok(null);
    const outside = limit.aborted ? null : outsideFailure(asked, judged.problem);
    if (outside !== null) return fail(outside);
    earlier.push(turnOf(turn.question, asked));
    const late: Problem = { kind: "late", seconds: caseMaxMs / 1_000 };
    await onResult(limit.aborted ? { ...judged, right: false, problem: late } : judged);
  }
  return ok(null);
}

/** A bug in reading one question counts against that question; the others are measured all the same. */
async function askSafely({ id, question }: QuestionCase, turns: readonly Turn[], asking: Asking): Promise<Asked> {
  const started = performance.now();
  try {
    return await ask(question, turns, asking);
  } catch (error) {
    log.error({ err: error, caseId: id }, "a question broke the line");
    const refusal = refuse("request/internal", { requestId: requestContext()?.requestId ?? "" }).error;
    return { kind: "failed", ms: performance.now() - started, usage: null, draft: null, refusal };
  }
}

async function ask(question: string, turns: readonly Turn[], asking: Asking): Promise<Asked> {
  const locale = answerLocale(question, asking.viewer.locale);
  const asked: AskedQuestion = {
    ...{ ...asking, question, locale },
    ...{ turns: turns.slice(-turnCountMax), conversationId: null, text: answerTexts(locale), limits: {} },
  };
  const started = performance.now();
  const read = await readQuestion(asked);
  let ms = performance.now() - started;
  if (!read.ok) return { kind: "failed", ms, usage: null, draft: null, refusal: read.error };
  let { usage, failure = null } = read.value;
  // What the other engine made of it would be counted as the model's.
  if (failure !== null) return { kind: "failed", ms, usage, draft: null, refusal: failure };
  const { interpretation } = read.value;
  if (interpretation.kind !== "draft") return { kind: "none", ms, usage, ...unanswered(interpretation) };
  const end = await runDraft(
    asked,
    { ...read.value, interpretation },
    {
      // Called for the first draft and for each that a model mended.
      onChecking: async () => {
        ms = performance.now() - started;
      },
      onRunning: async () => undefined,
      onWaiting: () => undefined,
      onRead: (reading) => {
        if (reading.usage) usage = addUsage(usage, reading.usage);
        failure ??= reading.failure ?? null;
      },
    },
  );
  const draft = interpretation;
  if (failure !== null) return { kind: "failed", ms, usage, draft, refusal: failure };
  if (!end.ok) return { kind: "failed", ms, usage, draft, refusal: end.error };
  if (end.value.kind === "given_up") return { kind: "failed", ms, usage, draft, refusal: end.value.refusal };
  if (end.value.kind === "without_draft")
    return { kind: "none", ms, usage, ...unanswered(end.value.reading.interpretation) };
  const { draft: ran, result } = end.value.run;
  return { kind: "ran", ms, usage, draft: ran, result };
}

function unanswered(interpretation: Exclude<Interpretation, Draft>): {
  outcome: "clarify" | "refuse";
  problem: Problem;
} {
  return interpretation.kind === "clarify"
    ? { outcome: "clarify", problem: { kind: "clarified", prompt: interpretation.prompt } }
    : { outcome: "refuse", problem: { kind: "refused", reason: interpretation.reason } };
}

async function judge(
  { id, question, goldSql }: QuestionCase,
  asked: Asked,
  { viewer, model, signal }: Asking,
): Promise<CaseResult> {
  const draft = asked.kind === "none" ? null : asked.draft;
  const result = {
    ...{ caseId: id, question, goldSql, sql: draft?.sql ?? null },
    outcome: draft !== null ? ("answer" as const) : asked.kind === "none" ? asked.outcome : ("refuse" as const),
    confident: draft?.confident ?? false,
    confidence: draft?.confidence ?? 0,
    ms: Math.round(asked.ms),
    inputTokens: asked.usage?.inputTokens ?? 0,
    outputTokens: asked.usage?.outputTokens ?? 0,
  };
  if (asked.kind === "none") return { ...result, right: false, problem: asked.problem };
  if (asked.kind === "failed") return { ...result, right: false, problem: { kind: "failed", refusal: asked.refusal } };
  const occasion = { kind: "quality" as const, asked: question, subject: id };
  const gold = await runStoredQuery(viewer, { sourceId: model.sourceId, sql: goldSql }, { signal, occasion });
  if (!gold.ok) return { ...result, right: false, problem: { kind: "gold", refusal: gold.error } };
  const { rows, truncated } = gold.value.result;
  const difference = differenceFrom({ rows, ordered: hasTopLevelOrder(goldSql, model.kind) }, asked.result.rows);
  if (difference === null) return { ...result, right: true, problem: null };
  const cut = truncated || asked.result.truncated;
  const whole = difference.kind === "order" || difference.kind === "columns";
  return { ...result, right: false, problem: whole ? difference : { ...difference, truncated: cut } };
}

/**
 * A model or a data source that is missing or down makes every figure meaningless: the refusal to end the run with.
 * A reply that cannot be used is the model's own fault and counts against it.
 */
function outsideFailure(asked: Asked, problem: Problem | null): Refusal | null {
  const refusal = asked.kind === "failed" ? asked.refusal : problem?.kind === "gold" ? problem.refusal : null;
  if (refusal === null) return null;
  const own = refusal.code === "llm/malformed" || refusal.code === "llm/empty" || refusal.code === "llm/timeout";
  const outside = /^(llm|source)\//.test(refusal.code) || refusal.code === "execute/connection";
  // The codes of a problem are those of the refusal that it was made from.
  return outside && !own ? (refusal as Refusal) : null;
}

function turnOf(question: string, asked: Asked): Turn {
  const draft = asked.kind === "ran" ? asked.draft : null;
  return {
    question,
    understood: draft?.understood ?? null,
    sql: draft?.sql ?? null,
    plan: draft?.plan ?? null,
    extract: asked.kind === "ran" ? extractOf(asked.result) : null,
  };
}
