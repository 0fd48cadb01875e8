import "server-only";
import type { z } from "zod";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { estimateTokens } from "@/lib/llm/estimate-tokens";
import { generate } from "@/lib/llm/gateway";
import { promptInForce } from "@/lib/llm/prompts/prompt-in-force";
import type { PromptPreview, promptPreviewWishSchema } from "@/lib/llm/prompts/schema";
import { requestAsSent } from "@/lib/llm/request-as-sent";
import { modelReplySchema } from "@/lib/nl2sql/model/model-reply";
import { promptForQuestion } from "@/lib/nl2sql/model/prompt-for-question";
import { answerTexts } from "@/lib/pipeline/answer-texts";
import { askableViewFor } from "@/lib/pipeline/askable-view";
import { checkQuestion } from "@/lib/pipeline/check-question";
import { questionForModel } from "@/lib/pipeline/question-for-model";
import type { AskedQuestion } from "@/lib/pipeline/read-question";
import { ok, type Result } from "@/lib/result";
import { listVerifiedQuestions } from "@/lib/semantic/verified-questions";
import { modelContextOf } from "@/lib/source/model-context";

type Wish = z.output<typeof promptPreviewWishSchema>;
type Written = { readonly system: string; readonly prompt: string };

/**
 * Shows every character that a model would be sent for a question of the viewer's, with a wording and a model context that may not be
 * saved yet; with `send` also what the model makes of it.
 * **Access** model:manage; of the data, what the viewer may see. **Fails** source/not-found, source/not-analysed, question/empty, too-long; llm/* where it is sent.
 */
export async function previewPrompt(
  viewer: Viewer,
  wish: Wish,
  { signal }: { readonly signal: AbortSignal },
): Promise<Result<PromptPreview>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  const inForce = await promptInForce(wish.name, wish.language);
  const text = wish.text ?? inForce.text;
  const written = await writtenFor(viewer, { ...wish, text }, signal);
  if (!written.ok) return written;
  const question = { ...written.value, schema: modelReplySchema };
  const request = await requestAsSent("sql", question);
  const reply = wish.send
    ? await generate({
        ...{ ...question, operation: "sql", viewer, conversationId: null, sourceId: wish.sourceId, signal },
        promptVersion: text === inForce.text ? inForce.version : "preview",
      })
    : ok(null);
  if (!reply.ok) return reply;
  const { system, prompt } = written.value;
  return ok({
    ...{ system, prompt, request },
    tokenEstimate: estimateTokens(system) + estimateTokens(prompt),
    reply: reply.value && { text: JSON.stringify(reply.value.value, null, 2), ...reply.value.usage },
  });
}

async function writtenFor(
  viewer: Viewer,
  wish: Wish & { readonly text: string },
  signal: AbortSignal,
): Promise<Result<Written>> {
  const view = await askableViewFor(viewer, wish.sourceId);
  if (!view.ok) return view;
  const saved = await modelContextOf(wish.sourceId);
  if (!saved.ok) return saved;
  const question = checkQuestion(wish.question);
  if (!question.ok) return question;
  const verified = await listVerifiedQuestions(viewer, wish.sourceId);
  if (!verified.ok) return verified;
  const asked: AskedQuestion = {
    ...{ ...view.value, viewer, question: question.value, engine: "model", verified: verified.value, turns: [] },
    ...{ modelContext: wish.modelContext ?? saved.value, locale: wish.language, text: answerTexts(wish.language) },
    ...{ conversationId: null, now: new Date(), limits: {}, signal },
  };
  return ok(promptForQuestion(questionForModel(asked, null), wish.text));
}
