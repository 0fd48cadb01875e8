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
import type { OpenedSource } from "@/scripts/ask/open-source";

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

/** The product's own line: read the question, check the SQL, run what passed. */
export async function answer(
  typed: string,
  source: OpenedSource,
  engine: EngineChoice,
): Promise<Result<Answer, NoAnswer>> {
  const refused = (refusal: Refusal) => fail<NoAnswer>({ refusal, choices: [] });
  const question = checkQuestion(typed);
  if (!question.ok) return refused(question.error);
  const { model, driver } = source;
  const { signal } = new AbortController();
  const locale = answerLocale(question.value, "en");
  const started = performance.now();
  const read = await readQuestion({
    viewer: systemViewer(),
    question: question.value,
    engine,
    model,
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
  const checked = checkSql(interpretation.sql, { model, rowCountMax });
  if (!checked.ok) return refused(checked.error);
  const run = await runCheckedSql(driver, checked.value, model, { signal });
  if (!run.ok) return refused(run.error);
  return ok({ draft: interpretation, sql: checked.value.text, result: run.value, ms: performance.now() - started });
}

function noAnswer(interpretation: Exclude<Interpretation, { kind: "draft" }>): NoAnswer {
  const refusal = refuse("nl2sql/cannot-answer").error;
  if (interpretation.kind === "clarify") {
    return { refusal, message: interpretation.prompt, choices: interpretation.choices.map(({ question }) => question) };
  }
  return { refusal, message: interpretation.reason, choices: interpretation.nearest };
}
