import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { generate } from "@/lib/llm/gateway";
import type { ModelLimits } from "@/lib/llm/model-limits";
import type { ModelUsage } from "@/lib/llm/model-usage";
import { promptInForce } from "@/lib/llm/prompts/prompt-in-force";
import { type ModelReplyContent, modelReplySchema } from "@/lib/nl2sql/model/model-reply";
import { type PromptQuestion, promptForQuestion } from "@/lib/nl2sql/model/prompt-for-question";
import type { CannotAnswer, Draft } from "@/lib/nl2sql/schema";
import { ok, type Result } from "@/lib/result";

export type ModelQuestion = PromptQuestion & { readonly conversationId: string | null };

export type ModelInterpretation = { readonly interpretation: Draft | CannotAnswer; readonly usage: ModelUsage };

/**
 * Asks the language model for the SQL of a question. The draft is as untrusted as any text: it still has to pass the guard.
 * Fails: llm/*, execute/cancelled.
 */
export async function interpretWithModel(
  viewer: Viewer,
  asked: ModelQuestion,
  options: { readonly signal: AbortSignal; readonly limits?: Partial<ModelLimits> },
): Promise<Result<ModelInterpretation>> {
  const wording = await promptInForce("sql", asked.locale);
  const reply = await generate({
    operation: "sql",
    viewer,
    conversationId: asked.conversationId,
    sourceId: asked.model.sourceId,
    promptVersion: wording.version,
    ...promptForQuestion(asked, wording.text),
    schema: modelReplySchema,
    ...options,
  });
  if (!reply.ok) return reply;
  return ok({ interpretation: toInterpretation(reply.value.value, asked), usage: reply.value.usage });
}

function toInterpretation(reply: ModelReplyContent, asked: ModelQuestion): Draft | CannotAnswer {
  if (reply.sql === null) {
    return {
      kind: "cannot_answer",
      reason: [reply.cannot_answer ?? "", ...reply.missing].filter((text) => text !== "").join(" · "),
      unused: [],
      nearest: asked.model.suggestedQuestions.slice(0, 3).map((question) => question[asked.locale]),
    };
  }
  return {
    kind: "draft",
    engine: "model",
    sql: reply.sql,
    plan: null,
    // A model does not say how sure it is: neither yes nor no, and receipts leave it out.
    confidence: 0.5,
    confident: true,
    understood: reply.understood ?? asked.question,
    assumptions: reply.assumptions,
    unused: [],
    chartHint: reply.chart ?? null,
  };
}
