import "server-only";
import type { Refusal } from "@/lib/errors";
import { addUsage } from "@/lib/llm/add-usage";
import { askOneModel, type ModelQuestion } from "@/lib/llm/ask-one-model";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import type { ModelLimits } from "@/lib/llm/model-limits";
import { modelSpan } from "@/lib/llm/model-span";
import type { ModelUsage } from "@/lib/llm/model-usage";
import { recordUsage, type UsageRecord } from "@/lib/llm/record-usage";
import type { ReplyReader } from "@/lib/llm/reply-reader";
import { fail, ok, type Result } from "@/lib/result";

export type ChainRequest<T> = ModelQuestion<T> & Omit<UsageRecord, "provider" | "usage" | "outcome" | "fallbackFrom">;

export type ModelReply<T> = {
  readonly value: T;
  /** What all models that were asked took; `model` is the one that answered. */
  readonly usage: ModelUsage;
};

/** While another model waits behind it, a model is neither waited for as long as it likes nor given all of the time. */
const pauseMsMax = { first: 2_000, last: 20_000 };
const shareOfFirst = 2 / 3;
/** With less time left another model is not begun. */
const leastMs = 500;

/**
 * Asks the models of a chain in their order until one gives a reply that can be used. Each model that was asked is counted.
 * Fails: as the first of them failed, the one that was meant to answer.
 */
export async function askChain<T>(
  models: readonly [ConnectedModel, ...ConnectedModel[]],
  request: ChainRequest<T>,
  reader: ReplyReader<T>,
  limits: ModelLimits,
): Promise<Result<ModelReply<T>>> {
  const deadline = performance.now() + limits.chainMs;
  const question = { ...request, onFirstToken: onceOnly(request.onFirstToken) };
  let [usage, refusal, fallbackFrom]: [ModelUsage | null, Refusal | null, string | null] = [null, null, null];
  for (const model of models) {
    const left = deadline - performance.now();
    if (refusal !== null && left < leastMs) break;
    const isLast = model === models.at(-1);
    const allowance = {
      ...limits,
      deadline: isLast ? deadline : deadline - left * (1 - shareOfFirst),
      pauseMsMax: isLast ? pauseMsMax.last : pauseMsMax.first,
    };
    const asking = () => askOneModel(model, question, reader, allowance);
    const answer = await modelSpan({ ...model, operation: request.operation }, asking);
    const { result } = answer;
    const outcome = result.ok ? "ok" : result.error.code;
    await recordUsage({ ...request, provider: model.provider, usage: answer.usage, outcome, fallbackFrom });
    usage = addUsage(usage, answer.usage);
    if (result.ok) return ok({ value: result.value, usage });
    if (result.error.code === "execute/cancelled") return result;
    refusal ??= result.error;
    fallbackFrom = model.model;
    reader.restart();
  }
  // The chain has a model, and each leaves either a reply or a refusal.
  return fail(refusal as Refusal);
}

function onceOnly(call: (() => void) | undefined): (() => void) | undefined {
  let called = false;
  return () => {
    if (!called) call?.();
    called = true;
  };
}
