import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ModelLimits } from "@/lib/llm/model-limits";
import type { EngineChoice, Interpretation } from "@/lib/nl2sql/schema";
import { AnswerInProgress, type AnswerSink } from "@/lib/pipeline/answer-in-progress";
import type { KeptQuery, Turn } from "@/lib/pipeline/answer-part";
import { askableViewFor } from "@/lib/pipeline/askable-view";
import { answerLocale, checkQuestion } from "@/lib/pipeline/check-question";
import { givenReading } from "@/lib/pipeline/given-reading";
import { type AskedQuestion, type Reading, readQuestion } from "@/lib/pipeline/read-question";
import { runDraft } from "@/lib/pipeline/run-draft";
import { ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import { listVerifiedQuestions } from "@/lib/semantic/verified-questions";
import { modelContextOf } from "@/lib/source/model-context";
import { type OpenSpan, span } from "@/lib/telemetry/trace";

/** Earlier turns that a question may refer to. */
export const turnCountMax = 10;
/** Earlier turns worth handing over: of those before the last ten a model is told in few words. */
export const turnCountRead = 40;

export type Ask = {
  readonly sourceId: string;
  readonly question: string;
  readonly engine: EngineChoice;
  /** For counting what models cost; null outside a conversation. */
  readonly conversationId: string | null;
  /** SQL that was kept for this question and that the reader wants although it reads much: it is run as it is. */
  readonly confirmed?: KeptQuery;
  /** A query that was kept for this question and is asked again, of the data of today. It is held back like any other. */
  readonly stored?: KeptQuery;
  /** SQL that the reader wrote for this question: no engine reads it. */
  readonly sql?: string | undefined;
};

export type AnswerOptions = AnswerSink & {
  readonly signal: AbortSignal;
  /** Earlier turns of the conversation, oldest first; the last ten are used, a model is told of some before them. */
  readonly turns: readonly Turn[];
  readonly now?: Date;
  /** Changes what was read before it is checked and run, such as the days that it looks at. */
  readonly adjust?: (read: Interpretation, model: SemanticModel) => Interpretation;
  readonly limits?: Partial<ModelLimits>;
};

/**
 * Answers one question: read → guard → run → chart → sentence → receipt, as parts in the order in which a reader wants them.
 * An expected failure is a `refusal` part like any other, so that a conversation goes on after it; only bugs throw.
 * Access: the semantic model and the rows are those of the viewer.
 */
export async function answerQuestion(viewer: Viewer, ask: Ask, options: AnswerOptions): Promise<void> {
  const locale = answerLocale(ask.question, viewer.locale);
  const answer = new AnswerInProgress(ask, options, locale);
  await answer.step("reading");
  const question = checkQuestion(ask.question);
  if (!question.ok) return await answer.refuse(question.error);
  const known = await span("semantic", {}, () => whatIsKnown(viewer, ask.sourceId));
  if (!known.ok) return await answer.refuse(known.error);
  answer.suggestions = known.value.model.suggestedQuestions.slice(0, 3).map((suggested) => suggested[locale]);

  const asked: AskedQuestion = {
    viewer,
    question: question.value,
    engine: ask.engine,
    ...known.value,
    turns: options.turns.slice(-turnCountMax),
    olderTurns: options.turns.slice(-turnCountRead, -turnCountMax),
    conversationId: ask.conversationId,
    locale,
    text: answer.text,
    now: options.now ?? new Date(),
    signal: options.signal,
    limits: options.limits ?? {},
    confirmed: ask.confirmed !== undefined,
    onFirstToken: answer.onFirstToken,
  };
  const given = givenReading(asked, ask);
  const read = given === null ? await span("nl2sql", {}, (open) => readTraced(asked, open)) : ok(given);
  if (!read.ok) return await answer.refuse(read.error);
  answer.took(read.value);
  const { interpretation: asRead } = read.value;
  const interpretation = options.adjust?.(asRead, known.value.model) ?? asRead;
  if (interpretation.kind !== "draft") return await answer.withoutDraft({ ...read.value, interpretation });

  const end = await runDraft(asked, { ...read.value, interpretation }, answer.listener);
  if (!end.ok) return await answer.refuse(end.error);
  switch (end.value.kind) {
    case "ran":
      return await answer.show(end.value.run, asked);
    case "without_draft":
      return await answer.withoutDraft(end.value.reading);
    case "given_up":
      return await answer.giveUp(end.value.refusal, end.value.draft);
  }
}

/** All that is known of a source: what this viewer may see of it, what was checked about it, what models may be told. */
async function whatIsKnown(
  viewer: Viewer,
  sourceId: string,
): Promise<Result<Pick<AskedQuestion, "model" | "policy" | "verified" | "modelContext">>> {
  const view = await askableViewFor(viewer, sourceId);
  if (!view.ok) return view;
  const verified = await listVerifiedQuestions(viewer, sourceId);
  if (!verified.ok) return verified;
  const modelContext = await modelContextOf(sourceId);
  if (!modelContext.ok) return modelContext;
  return ok({ ...view.value, verified: verified.value, modelContext: modelContext.value });
}

async function readTraced(asked: AskedQuestion, open: OpenSpan): Promise<Result<Reading>> {
  const read = await readQuestion(asked);
  if (!read.ok) return read;
  const { interpretation, failure } = read.value;
  open.set({
    "querent.outcome": interpretation.kind,
    ...(interpretation.kind === "draft" && { "querent.engine": interpretation.engine }),
    ...(failure && { "querent.model.failure": failure.code }),
  });
  return read;
}
