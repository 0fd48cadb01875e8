import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import type { WrittenRequest } from "@/lib/llm/prompts/preview-request";
import { modelReplySchema } from "@/lib/nl2sql/model/model-reply";
import { promptForQuestion } from "@/lib/nl2sql/model/prompt-for-question";
import { askedAlone } from "@/lib/pipeline/asked-alone";
import { questionForModel } from "@/lib/pipeline/question-for-model";
import { type AskedQuestion, readQuestion } from "@/lib/pipeline/read-question";
import { type DraftRun, runDraft } from "@/lib/pipeline/run-draft";
import { answerRequest } from "@/lib/pipeline/write-answer";
import { ok, type Result } from "@/lib/result";
import type { ModelContext } from "@/lib/source/schema";

/** A question whose request is to be shown, with the wording that it is written in. **Nulls** modelContext: as it is saved. */
export type PreviewWish = {
  readonly sourceId: string;
  readonly question: string;
  readonly language: "en" | "zh";
  readonly modelContext: ModelContext | null;
  readonly wording: string;
  readonly signal: AbortSignal;
};

/**
 * What a model would be sent to turn a question into a query ("sql") or to tell its answer ("answer"). For the latter the offline engine
 * reads the question and its query is run: no model is asked for a preview.
 * **Access** what the viewer may see, and the rows that they may see. **Fails** source/not-found, source/not-analysed, question/empty,
 * too-long; of answers llm/preview-rows-kept, preview-no-query, preview-empty, guard/*, execute/*.
 */
export async function requestForPreview(
  viewer: Viewer,
  name: "sql" | "answer",
  wish: PreviewWish,
): Promise<Result<WrittenRequest>> {
  const engine = name === "sql" ? "model" : "offline";
  const asked = await askedAlone(viewer, { ...wish, engine, locale: wish.language });
  if (!asked.ok) return asked;
  return name === "sql" ? ok(queryRequest(asked.value, wish)) : await requestForAnswer(asked.value, wish);
}

function queryRequest(asked: AskedQuestion, { wording }: PreviewWish): WrittenRequest {
  const { system, prompt } = promptForQuestion(questionForModel(asked, null), wording);
  return { system, prompt, schema: modelReplySchema };
}

async function requestForAnswer(asked: AskedQuestion, { wording }: PreviewWish): Promise<Result<WrittenRequest>> {
  if (!asked.modelContext.sendRows) return refuse("llm/preview-rows-kept");
  const run = await runForPreview(asked);
  if (!run.ok) return run;
  if (run.value.result.rows.length === 0) return refuse("llm/preview-empty");
  return ok({ ...answerRequest(run.value, asked, wording), schema: null });
}

async function runForPreview(asked: AskedQuestion): Promise<Result<DraftRun>> {
  const read = await readQuestion(asked);
  if (!read.ok) return read;
  const { interpretation } = read.value;
  if (interpretation.kind !== "draft") return refuse("llm/preview-no-query");
  const end = await runDraft(asked, { ...read.value, interpretation });
  if (!end.ok) return end;
  return end.value.kind === "ran" ? ok(end.value.run) : refuse("llm/preview-no-query");
}
