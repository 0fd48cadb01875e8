import type { ModelUsage } from "@/lib/llm/model-usage";

/**
 * What two requests took together. The model is that of the later one, the first token that of the earlier.
 * **Nulls** a cost that is not known makes the sum unknown.
 */
export function addUsage(before: ModelUsage | null, usage: ModelUsage): ModelUsage {
  if (before === null) return usage;
  const { costNanoUsd: cost } = before;
  return {
    model: usage.model,
    inputTokens: before.inputTokens + usage.inputTokens,
    outputTokens: before.outputTokens + usage.outputTokens,
    cachedInputTokens: before.cachedInputTokens + usage.cachedInputTokens,
    reasoningTokens: before.reasoningTokens + usage.reasoningTokens,
    costNanoUsd: cost === null || usage.costNanoUsd === null ? null : cost + usage.costNanoUsd,
    durationMs: before.durationMs + usage.durationMs,
    firstTokenMs: before.firstTokenMs,
  };
}
