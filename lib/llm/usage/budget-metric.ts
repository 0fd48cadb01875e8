import "server-only";
import { budgetStatuses } from "@/lib/llm/usage/budget-status";
import { budgetPeriods, budgetRatio, budgetScopes } from "@/lib/llm/usage/schema";
import { gaugeWhenAsked } from "@/lib/telemetry/gauge-when-asked";

/** Adds the gauge of budgets to the metrics: the fullest budget of each scope and period, read when somebody asks for the metrics. */
export function watchBudgets(): void {
  gaugeWhenAsked(
    {
      name: "llm_budget_used_ratio",
      help: "How much of the fullest budget for language models is used, by scope (everyone, role, user) and period (day, month); 1 is all of it.",
      labelNames: ["scope", "period"],
      overWorkers: "max",
    },
    async () => {
      const statuses = await budgetStatuses(new Date());
      return budgetScopes.flatMap((scope) =>
        budgetPeriods.flatMap((period) => {
          const ratios = statuses.filter((one) => one.scope === scope && one.period === period).map(budgetRatio);
          return ratios.length === 0 ? [] : [{ labels: { scope, period }, value: Math.max(...ratios) }];
        }),
      );
    },
  );
}
