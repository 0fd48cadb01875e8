import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { periodEnd } from "@/lib/llm/usage/budget-period";
import { budgets } from "@/lib/llm/usage/budgets";
import type { Budget } from "@/lib/llm/usage/schema";
import { spentBy } from "@/lib/llm/usage/spent";
import { ok, type Result } from "@/lib/result";

/**
 * Whether a model may be paid for this viewer; null is the system, which only the budget of everyone holds back.
 * What is spent while a call is under way, or within ten seconds on another instance, is not seen: see `spent.ts`.
 * Fails: llm/budget, with whose budget it is and when it is whole again.
 */
export async function checkBudget(
  viewer: Pick<Viewer, "userId" | "role"> | null,
  now: Date = new Date(),
): Promise<Result<null>> {
  for (const { scope, period, limitNanoUsd } of budgetsFor(viewer, await budgets())) {
    const spent = await spentBy(scope === "everyone" ? null : (viewer?.userId ?? null), now);
    if (spent[period] < limitNanoUsd) continue;
    const resetsAt = `${periodEnd(period, now).toISOString().slice(0, 16).replace("T", " ")} UTC`;
    return refuse("llm/budget", { scope, period, resetsAt });
  }
  return ok(null);
}

/** The budgets that hold for a viewer. A person's own takes the place of that of the role, in the same period. */
export function budgetsFor(viewer: Pick<Viewer, "userId" | "role"> | null, all: readonly Budget[]): Budget[] {
  const own = all.filter(({ scope, subject }) => scope === "user" && subject === viewer?.userId);
  const ofRole = all.filter(
    ({ scope, subject, period }) =>
      scope === "role" && subject === viewer?.role && !own.some((budget) => budget.period === period),
  );
  return [...own, ...ofRole, ...all.filter(({ scope }) => scope === "everyone")];
}
