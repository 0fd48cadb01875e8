import "server-only";
import { and, eq } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { invalidate } from "@/lib/cache/invalidate";
import { store } from "@/lib/db/store";
import { upsert } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { listBudgets } from "@/lib/llm/usage/budget-status";
import { modelBudgetsTag } from "@/lib/llm/usage/budgets";
import type { BudgetChange, BudgetStatus } from "@/lib/llm/usage/schema";
import type { Result } from "@/lib/result";

/** Sets a budget, or with a limit of null takes it away; gives all budgets. **Access** model:manage. **Fails** user/not-found. */
export async function changeBudget(viewer: Viewer, change: BudgetChange): Promise<Result<BudgetStatus[]>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  const { scope, subject, period, limitNanoUsd } = change;
  const on = await store();
  const { modelBudgets: budget, users } = on.tables;
  if (limitNanoUsd === null) {
    await on.db
      .delete(budget)
      .where(and(eq(budget.scope, scope), eq(budget.subject, subject), eq(budget.period, period)));
  } else {
    if (scope === "user" && (await on.db.$count(users, eq(users.id, subject))) === 0) return refuse("user/not-found");
    const set = { limitNanoUsd, createdBy: viewer.userId, updatedAt: new Date() };
    await upsert(
      on,
      budget,
      { id: newId(), scope, subject, period, ...set },
      { target: [budget.scope, budget.subject, budget.period], set },
    );
  }
  await invalidate([modelBudgetsTag]);
  await audit(viewer, "model.budget", subject || scope, { ...change });
  return await listBudgets(viewer);
}
