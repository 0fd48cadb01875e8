import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { describePlan } from "@/lib/nl2sql/describe-plan";
import type { EarlierTurn } from "@/lib/nl2sql/earlier-turn";
import type { OfflineQuestion } from "@/lib/nl2sql/offline/read-offline";
import type { Draft, QueryPlan } from "@/lib/nl2sql/schema";

/** A move says all of what it wants; what can be wrong is the answer that it goes on from. */
const confidence = 0.85;

type Told = { readonly assumptions: readonly string[]; readonly chartHint?: string | null };

/** A draft of a plan that came of an earlier one; null where the model cannot follow it. */
export function draftOfPlan(
  { model, locale }: OfflineQuestion,
  plan: QueryPlan,
  { assumptions, chartHint = null }: Told,
): Draft | null {
  const sql = compilePlan(plan, model);
  if (!sql.ok) return null;
  return draftOf(sql.value, plan, describePlan(plan, model, locale), { assumptions, chartHint });
}

/** The answer of an earlier turn once more, also where SQL without a plan gave it. */
export function draftOfTurn(asked: OfflineQuestion, turn: EarlierTurn, told: Told): Draft | null {
  if (turn.plan !== null) return draftOfPlan(asked, turn.plan, told);
  return turn.sql === null ? null : draftOf(turn.sql, null, turn.understood ?? turn.question, told);
}

const draftOf = (sql: string, plan: QueryPlan | null, understood: string, told: Told): Draft => ({
  ...{ kind: "draft", engine: "offline", sql, plan, confidence, confident: true, understood },
  assumptions: [...told.assumptions],
  unused: [],
  chartHint: told.chartHint ?? null,
});
