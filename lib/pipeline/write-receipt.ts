import "server-only";
import type { Receipt } from "@/lib/chat/schema";
import { conditionsOf } from "@/lib/guard/conditions-of";
import type { ModelUsage } from "@/lib/llm/model-usage";
import { describeConditions } from "@/lib/nl2sql/describe-conditions";
import type { Draft } from "@/lib/nl2sql/schema";
import type { AskedQuestion } from "@/lib/pipeline/read-question";
import type { DraftRun } from "@/lib/pipeline/run-draft";
import type { SemanticModel } from "@/lib/semantic/schema";

/** What is known of an answer beside its rows. */
export type AnswerFacts = Pick<Receipt, "durationMs" | "offlineReason" | "promptVersion" | "textBy"> & {
  /** What models were paid over all that they were asked for this answer; null when none was. */
  readonly usage: ModelUsage | null;
};

/** Everything that says how an answer came to be. */
export function writeReceipt(run: DraftRun, asked: AskedQuestion, { usage, ...facts }: AnswerFacts): Receipt {
  const { draft, checked, result, cacheTier, ageSeconds } = run;
  return {
    ...facts,
    understood: draft.understood,
    engine: draft.engine,
    verified: draft.verified ?? null,
    model: usage?.model ?? null,
    // A model does not know how sure it is, and SQL is taken by its word.
    confidence: draft.engine === "offline" ? draft.confidence : null,
    assumptions: draft.assumptions,
    unused: draft.unused,
    tables: [...checked.tables],
    columns: [...checked.columnsRead],
    filters: filtersOf(draft, asked),
    rowRulesApplied: checked.rowRulesApplied,
    rowCount: result.rows.length,
    rowsRead: rowsOf(checked.tables, asked.model),
    truncated: result.truncated,
    cacheTier,
    ageSeconds,
    inputTokens: usage?.inputTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
    cachedInputTokens: usage?.cachedInputTokens ?? 0,
    reasoningTokens: usage?.reasoningTokens ?? 0,
    costNanoUsd: usage?.costNanoUsd ?? null,
  };
}

/** Read off the draft, never off the guard's text, which may hold somebody's row rules. */
function filtersOf({ plan, sql }: Draft, { model, locale }: AskedQuestion): string[] {
  return plan === null ? conditionsOf(sql, model.kind) : describeConditions(plan, model, locale);
}

function rowsOf(tables: readonly string[], model: SemanticModel): number | null {
  let rows = 0;
  for (const table of tables) {
    const estimate = model.entities.find(({ id }) => id === table)?.rowEstimate ?? null;
    if (estimate === null) return null;
    rows += estimate;
  }
  return rows;
}
