import "server-only";
import type { z } from "zod";
import { rulesOfSource } from "@/lib/access/access-rules";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { completeConfig } from "@/lib/dashboard/config/schema";
import { designRequest } from "@/lib/design/design-prompt";
import { refuse } from "@/lib/errors";
import { previewRequest, type WrittenRequest } from "@/lib/llm/prompts/preview-request";
import { promptInForce } from "@/lib/llm/prompts/prompt-in-force";
import type { PromptName, PromptPreview, promptPreviewWishSchema } from "@/lib/llm/prompts/schema";
import { askableViewFor } from "@/lib/pipeline/askable-view";
import { checkQuestion } from "@/lib/pipeline/check-question";
import { type PreviewWish, requestForPreview } from "@/lib/pipeline/request-for-preview";
import { outlineRequest } from "@/lib/report/outline-by-model";
import { ok, type Result } from "@/lib/result";
import { batchRequest } from "@/lib/semantic/words/batch-request";
import { previewBatch } from "@/lib/semantic/words/preview-batch";
import { withheldValues } from "@/lib/semantic/words/withheld-values";
import { modelContextOf } from "@/lib/source/model-context";

type Wish = z.output<typeof promptPreviewWishSchema>;

/**
 * Shows every character that a model would be sent for a question of the viewer's, with a wording and a model context that may not be
 * saved yet; with `send` also what the model makes of it. The prompt of reports is shown as it asks for an outline, that of descriptions
 * as it asks for the table that the question names.
 * **Access** model:manage; of the data, what the viewer may see. **Fails** source/not-found, source/not-analysed, question/empty, too-long;
 * for answers llm/preview-*, guard/*, execute/*; llm/* where it is sent.
 */
export async function previewPrompt(
  viewer: Viewer,
  wish: Wish,
  { signal }: { readonly signal: AbortSignal },
): Promise<Result<PromptPreview>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  const { name, sourceId, send } = wish;
  const inForce = await promptInForce(name, wish.language);
  const wording = wish.text ?? inForce.text;
  const asked = { ...wish, wording, signal };
  const written = await writtenFor(viewer, name, asked);
  if (!written.ok) return written;
  const promptVersion = wording === inForce.text ? inForce.version : "preview";
  return await previewRequest(written.value, {
    operation: operationOf[name],
    viewer,
    sourceId,
    promptVersion,
    send,
    signal,
  });
}

/** What each prompt is counted as. */
const operationOf = { sql: "sql", answer: "answer", report: "report", describe: "naming", design: "layout" } as const;

function writtenFor(viewer: Viewer, name: PromptName, asked: PreviewWish): Promise<Result<WrittenRequest>> {
  switch (name) {
    case "report":
      return outlineForPreview(viewer, asked);
    case "describe":
      return descriptionForPreview(viewer, asked);
    case "design":
      return designForPreview(viewer, asked);
    default:
      return requestForPreview(viewer, name, asked);
  }
}

/** What a model would be sent to describe the tables of a source; the question names a table. */
async function descriptionForPreview(
  viewer: Viewer,
  { sourceId, question, language: locale, modelContext, wording }: PreviewWish,
): Promise<Result<WrittenRequest>> {
  const view = await askableViewFor(viewer, sourceId);
  if (!view.ok) return view;
  const saved = await modelContextOf(sourceId);
  if (!saved.ok) return saved;
  const { model } = view.value;
  const rules = await rulesOfSource(sourceId);
  if (!rules.ok) return rules;
  const batch = previewBatch(model, question);
  if (!batch.ok) return batch;
  const told = { locale, model, modelContext: modelContext ?? saved.value, withheld: withheldValues(rules.value) };
  return ok(batchRequest(batch.value, told, wording));
}

/** What a model would be sent to choose the sections of a report; the question is its subject. */
async function outlineForPreview(
  viewer: Viewer,
  { sourceId, question, language: locale, modelContext, wording }: PreviewWish,
): Promise<Result<WrittenRequest>> {
  const view = await askableViewFor(viewer, sourceId);
  if (!view.ok) return view;
  const saved = await modelContextOf(sourceId);
  if (!saved.ok) return saved;
  const subject = checkQuestion(question);
  if (!subject.ok) return subject;
  const { model } = view.value;
  return ok(
    outlineRequest({ subject: subject.value, locale, model, modelContext: modelContext ?? saved.value }, wording),
  );
}

/** What a model would be sent to design a new dashboard; the question is the wish. */
async function designForPreview(
  viewer: Viewer,
  { sourceId, question, language: locale, modelContext, wording }: PreviewWish,
): Promise<Result<WrittenRequest>> {
  const view = await askableViewFor(viewer, sourceId);
  if (!view.ok) return view;
  const saved = await modelContextOf(sourceId);
  if (!saved.ok) return saved;
  const wish = checkQuestion(question);
  if (!wish.ok) return wish;
  const { model } = view.value;
  const empty = { title: "", config: completeConfig({ widgets: [] }) };
  return ok(
    designRequest({ ...empty, wish: wish.value, model, modelContext: modelContext ?? saved.value, locale }, wording),
  );
}
