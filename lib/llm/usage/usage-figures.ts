import "server-only";
import { sql } from "drizzle-orm";
import type { Tables } from "@/drizzle/schema";

/** The sums of a select over `model_calls`, whatever it is grouped by. */
export function usageFigures({ modelCalls: call }: Tables) {
  const sum = (of: ReturnType<typeof sql> | typeof call.inputTokens) => sql`COALESCE(SUM(${of}), 0)`.mapWith(Number);
  const countIf = (condition: ReturnType<typeof sql>) => sum(sql`CASE WHEN ${condition} THEN 1 ELSE 0 END`);
  return {
    calls: sql`COUNT(*)`.mapWith(Number),
    failures: countIf(sql`${call.outcome} NOT IN ('ok', 'execute/cancelled')`),
    fallBacks: countIf(sql`${call.fallbackFrom} IS NOT NULL`),
    inputTokens: sum(call.inputTokens),
    cachedInputTokens: sum(call.cachedInputTokens),
    outputTokens: sum(call.outputTokens),
    reasoningTokens: sum(sql`${call.reasoningTokens}`),
    costNanoUsd: sum(sql`${call.costNanoUsd}`),
    unpricedCalls: countIf(sql`${call.costNanoUsd} IS NULL`),
  };
}
