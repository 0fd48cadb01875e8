import "server-only";
import { cached } from "@/lib/cache/cached";
import { store } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { type Budget, budgetSchema } from "@/lib/llm/usage/schema";
import { ok } from "@/lib/result";

/** Marks what was read of the budgets. */
export const modelBudgetsTag = "model-budgets";

/** Every budget that an admin has set. */
export async function budgets(): Promise<readonly Budget[]> {
  const answer = await cached<Budget[]>(
    { kind: "model-budgets", key: ["all"], tags: [modelBudgetsTag], schema: budgetSchema.array() },
    async () => {
      const { db, tables } = await store();
      const { modelBudgets: budget } = tables;
      const columns = {
        scope: budget.scope,
        subject: budget.subject,
        period: budget.period,
        limitNanoUsd: budget.limitNanoUsd,
      };
      return ok(budgetSchema.array().parse(await db.select(columns).from(budget)));
    },
  );
  if (!answer.ok) throw new AppError(`The budgets could not be read: ${answer.error.code}`);
  return answer.value.value;
}
