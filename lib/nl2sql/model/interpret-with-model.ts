import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { generate, type ModelRequest } from "@/lib/llm/gateway";
import type { ModelUsage } from "@/lib/llm/model-usage";
import { promptInForce } from "@/lib/llm/prompts/prompt-in-force";
import { modelReplySchema } from "@/lib/nl2sql/model/model-reply";
import { type PromptQuestion, promptForQuestion } from "@/lib/nl2sql/model/prompt-for-question";
import { readReply, writtenIn } from "@/lib/nl2sql/model/read-reply";
import type { Interpretation } from "@/lib/nl2sql/schema";
import { ok, type Result } from "@/lib/result";

export type ModelQuestion = PromptQuestion & { readonly conversationId: string | null };

export type ModelInterpretation = {
  /** An error is a sentence for the model: it wrote a plan that cannot be followed. */
  readonly read: Result<Interpretation, string>;
  /** What it wrote of a query, to be shown to it again should that not work. */
  readonly written: string;
  readonly promptVersion: string;
  readonly usage: ModelUsage;
};

/**
 * Asks the language model for a plan or the SQL of a question. A draft is as untrusted as any text: it still has to pass the guard.
 * Fails: llm/*, execute/cancelled.
 */
export async function interpretWithModel(
  viewer: Viewer,
  asked: ModelQuestion,
  options: Pick<ModelRequest<unknown>, "signal" | "limits" | "onFirstToken">,
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
  const { value, usage } = reply.value;
  return ok({ read: readReply(value, asked), written: writtenIn(value), promptVersion: wording.version, usage });
}
