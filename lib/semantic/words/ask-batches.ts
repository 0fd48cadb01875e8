import "server-only";
import pLimit from "p-limit";
import type { ZodType } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import type { ErrorCode, Refusal } from "@/lib/errors";
import { generate } from "@/lib/llm/gateway";
import type { PromptInForce } from "@/lib/llm/prompts/prompt-in-force";
import { ok, type Result } from "@/lib/result";
import { type Batch, halves } from "@/lib/semantic/words/batches";
import { checkReply } from "@/lib/semantic/words/check-reply";
import type { DescribedBatch, WordsReply } from "@/lib/semantic/words/schema";

export type BatchAsking = {
  readonly viewer: Viewer | null;
  readonly sourceId: string;
  readonly wording: PromptInForce;
  readonly signal: AbortSignal;
  /** Every character of a request; what is sent is also what the reply is checked against. */
  readonly requestOf: (
    batch: Batch,
    wording: string,
  ) => { system: string; prompt: string; schema: ZodType<WordsReply> };
  /** Called with each batch that was described, in the order in which they come. */
  readonly onDescribed: (batch: Batch, described: DescribedBatch) => Promise<void>;
};

const concurrentCountMax = 3;
/** Requests that fail in a row before the rest is left for another time. */
const failureCountMax = 3;
/** Asking again would be told the same. */
const lasting = new Set<ErrorCode>(["llm/no-key", "llm/budget", "llm/key-refused", "execute/cancelled"]);
/** A reply that was too long or lost its form may be neither for half of the tables. */
const divisible = new Set<ErrorCode>(["llm/cut-off", "llm/malformed", "llm/timeout"]);

/**
 * Asks a model about each batch, a few at a time. A batch that fails costs only itself; after a few in a row, or once nothing more may be
 * asked, the rest is left out. Gives how many were not described and the last reason why.
 */
export async function askBatches(
  batches: readonly Batch[],
  asking: BatchAsking,
): Promise<{ readonly left: number; readonly refusal: Refusal | null }> {
  const limit = pLimit(concurrentCountMax);
  let [failures, left]: [number, number] = [0, 0];
  let refusal: Refusal | null = null;
  let over = false;
  const work = batches.map((batch) =>
    limit(async () => {
      if (over || asking.signal.aborted) {
        left += 1;
        return;
      }
      const described = await askWholeOrHalves(batch, asking);
      if (described.ok) {
        failures = 0;
        await asking.onDescribed(batch, described.value);
        return;
      }
      left += 1;
      failures += 1;
      refusal = described.error;
      over ||= lasting.has(described.error.code) || failures >= failureCountMax;
    }),
  );
  await Promise.all(work);
  return { left, refusal };
}

async function askWholeOrHalves(batch: Batch, asking: BatchAsking): Promise<Result<DescribedBatch>> {
  const whole = await askBatch(batch, asking);
  const parts = halves(batch);
  if (whole.ok || !divisible.has(whole.error.code) || parts.length < 2) return whole;
  const said: DescribedBatch[] = [];
  for (const part of parts) {
    const described = await askBatch(part, asking);
    if (described.ok) said.push(described.value);
  }
  const [first] = said;
  return first === undefined ? whole : ok({ model: first.model, entities: said.flatMap(({ entities }) => entities) });
}

async function askBatch(batch: Batch, asking: BatchAsking): Promise<Result<DescribedBatch>> {
  const { viewer, sourceId, wording, signal } = asking;
  const request = asking.requestOf(batch, wording.text);
  const reply = await generate({
    ...{ operation: "naming", viewer, conversationId: null, sourceId, promptVersion: wording.version, signal },
    ...request,
  });
  if (!reply.ok) return reply;
  const { value, usage } = reply.value;
  return ok({ model: usage.model, entities: checkReply(value, batch, request.prompt) });
}
