import { systemViewer } from "@/lib/auth/system-viewer";
import { type Refusal, refuse } from "@/lib/errors";
import { runCheckedSql } from "@/lib/execute/run-checked-sql";
import type { ResultSet } from "@/lib/execute/schema";
import { checkSql } from "@/lib/guard/check-sql";
import type { Draft, EngineChoice, Interpretation } from "@/lib/nl2sql/schema";
import { answerTexts } from "@/lib/pipeline/answer-texts";
import { answerLocale, checkQuestion } from "@/lib/pipeline/check-question";
import { rowCountMax } from "@/lib/pipeline/limits";
import { readQuestion } from "@/lib/pipeline/read-question";
import { fail, ok, type Result } from "@/lib/result";
import { modelContextSchema } from "@/lib/source/schema";
import { type OpenedSource, openSource } from "@/scripts/ask/open-source";

export type Answer = {
  readonly draft: Draft;
  /** The text that ran. */
  readonly sql: string;
  readonly result: ResultSet;
  /** From reading the question to the last row. */
  readonly ms: number;
};

/** Why there is no answer, and questions that would have one. `message` replaces the sentence of the code. */
export type NoAnswer = { readonly refusal: Refusal; readonly message?: string; readonly choices: readonly string[] };

type AskOptions = { readonly where: string | null; readonly engine: EngineChoice; readonly signal: AbortSignal };

/** Opens the source, asks it one question and closes it again. Fails: whatever the product refuses a question with. */
export async function answer(typed: string, { where, engine, signal }: AskOptions): Promise<Result<Answer, NoAnswer>> {
  // First of all, so that nobody waits for a database to be told that nothing was asked.
  const question = checkQuestion(typed);
  if (!question.ok) return refused(question.error);
  const source = await openSource(where, signal);
  if (!source.ok) return refused(source.error);
  try {
    return await answerFrom(source.value, question.value, engine, signal);
  } finally {
    await source.value.close();
  }
}

/** The product's own line: read the question, check the SQL, run what passed. */
async function answerFrom(
  { model, policy, driver }: OpenedSource,
  question: string,
  engine: EngineChoice,
  signal: AbortSignal,
): Promise<Result<Answer, NoAnswer>> {
  const locale = answerLocale(question, "en");
  const started = performance.now();
  const read = await readQuestion({
    viewer: systemViewer(),
    modelContext: modelContextSchema.parse({}),
    question,
    engine,
    model,
    policy,
    turns: [],
    conversationId: null,
    locale,
    text: answerTexts(locale),
    now: new Date(),
    signal,
    limits: {},
  });
  if (!read.ok) return refused(read.error);
  const { interpretation } = read.value;
  if (interpretation.kind !== "draft") return fail(noAnswer(interpretation));
  const checked = checkSql(interpretation.sql, { model, policy, rowCountMax });
  if (!checked.ok) return refused(checked.error);
  const run = await runCheckedSql(driver, checked.value, model, { signal });
  if (!run.ok) return refused(run.error);
  return ok({ draft: interpretation, sql: checked.value.text, result: run.value, ms: performance.now() - started });
}

function refused(refusal: Refusal): Result<never, NoAnswer> {
  return fail({ refusal, choices: [] });
}

function noAnswer(interpretation: Exclude<Interpretation, { kind: "draft" }>): NoAnswer {
  const refusal = refuse("nl2sql/cannot-answer").error;
  if (interpretation.kind === "clarify") {
    return { refusal, message: interpretation.prompt, choices: interpretation.choices.map(({ question }) => question) };
  }
  return { refusal, message: interpretation.reason, choices: interpretation.nearest };
}
