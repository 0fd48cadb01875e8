import "server-only";
import { refuse } from "@/lib/errors";
import { addUsage } from "@/lib/llm/add-usage";
import type { ModelUsage } from "@/lib/llm/model-usage";
import { interpretWithModel } from "@/lib/nl2sql/model/interpret-with-model";
import type { Repair } from "@/lib/nl2sql/model/write-prompt";
import type { Interpretation } from "@/lib/nl2sql/schema";
import { questionForModel } from "@/lib/pipeline/question-for-model";
import type { AskedQuestion } from "@/lib/pipeline/read-question";
import { fail, ok, type Result } from "@/lib/result";

/** How often a model may mend what it wrote, over the whole of an answer. */
const repairCountMax = 2;

/** What a model made of a question. */
export type ModelReading = {
  readonly interpretation: Interpretation;
  readonly usage: ModelUsage;
  readonly promptVersion: string;
  readonly talk: ModelTalk;
};

/** What was said with a model about one question: what it wrote last and how often it may still mend it. */
export type ModelTalk = { readonly written: string; readonly repairsLeft: number };

/** The talk about a query whose own talk is over. */
export const newTalk = (written: string): ModelTalk => ({ written, repairsLeft: repairCountMax });

/**
 * Asks the model; with `mend`, for a better draft than the last. A plan that cannot be followed goes back to it like SQL that the guard
 * refuses, out of the same number of repairs.
 * Fails: llm/*, execute/cancelled; nl2sql/unusable-plan when no repair is left.
 */
export async function askModel(
  asked: AskedQuestion,
  mend: { readonly talk: ModelTalk; readonly problem: string } | null,
): Promise<Result<ModelReading>> {
  const { viewer, signal, limits, onFirstToken, conversationId } = asked;
  let repair: Repair | null = mend && { written: mend.talk.written, problem: mend.problem };
  let repairsLeft = mend ? mend.talk.repairsLeft - 1 : repairCountMax;
  let usage: ModelUsage | null = null;
  for (;;) {
    const question = { ...questionForModel(asked, repair), conversationId };
    const reply = await interpretWithModel(viewer, question, { signal, limits, onFirstToken });
    if (!reply.ok) return fail(reply.error);
    const { read, written, promptVersion } = reply.value;
    usage = addUsage(usage, reply.value.usage);
    if (read.ok) return ok({ interpretation: read.value, usage, promptVersion, talk: { written, repairsLeft } });
    if (repairsLeft === 0) return refuse("nl2sql/unusable-plan", { problem: read.error });
    repairsLeft -= 1;
    repair = { written, problem: read.error };
  }
}
