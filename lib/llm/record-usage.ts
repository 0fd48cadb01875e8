import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { newId } from "@/lib/id";
import type { ModelOperation, ModelUsage } from "@/lib/llm/model-usage";
import { addSpent } from "@/lib/llm/usage/spent";
import { logger } from "@/lib/telemetry/logger";
import {
  llmCostUsdTotal,
  llmFallbacksTotal,
  llmRequestDurationSeconds,
  llmRequestsTotal,
  llmTokensUsedTotal,
} from "@/lib/telemetry/metrics";

export type UsageRecord = {
  readonly viewer: Viewer | null;
  readonly conversationId: string | null;
  readonly sourceId: string | null;
  readonly promptVersion: string | null;
  readonly operation: ModelOperation;
  readonly provider: string;
  readonly usage: ModelUsage;
  /** "ok" or the code of the failure. */
  readonly outcome: string;
  /** The model that was asked before and failed. */
  readonly fallbackFrom: string | null;
};

/** Counts a request to a model: one row in `model_calls` and the metrics. A store that cannot take the row does not cost the reader the answer. */
export async function recordUsage(record: UsageRecord): Promise<void> {
  const { usage, operation } = record;
  llmTokensUsedTotal.inc({ model: usage.model, operation, direction: "input" }, usage.inputTokens);
  llmTokensUsedTotal.inc({ model: usage.model, operation, direction: "output" }, usage.outputTokens);
  llmRequestsTotal.inc({ model: usage.model, operation, outcome: record.outcome });
  llmRequestDurationSeconds.observe({ model: usage.model, operation }, usage.durationMs / 1_000);
  if (record.fallbackFrom !== null) llmFallbacksTotal.inc({ model: usage.model, operation });
  if (usage.costNanoUsd !== null) llmCostUsdTotal.inc({ model: usage.model, operation }, usage.costNanoUsd / 1e9);
  logUsage(record);
  addSpent(record.viewer?.userId ?? null, usage.costNanoUsd);
  try {
    const { db, tables } = await store();
    await db.insert(tables.modelCalls).values({
      id: newId(),
      at: new Date(),
      userId: record.viewer?.userId ?? null,
      conversationId: record.conversationId,
      operation,
      provider: record.provider,
      model: usage.model,
      inputTokens: usage.inputTokens,
      outputTokens: usage.outputTokens,
      cachedInputTokens: usage.cachedInputTokens,
      reasoningTokens: usage.reasoningTokens,
      costNanoUsd: usage.costNanoUsd,
      firstTokenMs: usage.firstTokenMs === null ? null : Math.round(usage.firstTokenMs),
      durationMs: Math.round(usage.durationMs),
      outcome: record.outcome,
      fallbackFrom: record.fallbackFrom,
      promptVersion: record.promptVersion,
      sourceId: record.sourceId,
    });
  } catch (cause) {
    logger("llm").error({ err: cause, operation }, "a model call could not be recorded");
  }
}

/** Neither what was asked nor what was answered. */
function logUsage({ usage, operation, provider, outcome, sourceId, conversationId }: UsageRecord): void {
  const { model, inputTokens, outputTokens, cachedInputTokens, reasoningTokens } = usage;
  const costUsd = usage.costNanoUsd === null ? null : usage.costNanoUsd / 1e9;
  const durationMs = Math.round(usage.durationMs);
  const tokens = { inputTokens, outputTokens, cachedInputTokens, reasoningTokens };
  const fields = { operation, provider, model, outcome, ...tokens, costUsd, durationMs, sourceId, conversationId };
  logger("llm").info(fields, "model call");
}
