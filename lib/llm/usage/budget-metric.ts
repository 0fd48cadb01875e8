import "server-only";
import { Gauge } from "prom-client";
import { budgetStatuses } from "@/lib/llm/usage/budget-status";
import { budgetPeriods, budgetRatio, budgetScopes } from "@/lib/llm/usage/schema";
import { remember } from "@/lib/remember";
import { logger } from "@/lib/telemetry/logger";
import { metricsRegistry } from "@/lib/telemetry/metrics";

/** Adds the gauge of budgets to the metrics: the fullest budget of each scope and period, read when somebody asks for the metrics. */
export function watchBudgets(): void {
  remember("budget-metric", () => {
    const gauge = new Gauge({
      name: "llm_budget_used_ratio",
      help: "How much of the fullest budget for language models is used, by scope (everyone, role, user) and period (day, month); 1 is all of it.",
      labelNames: ["scope", "period"] as const,
      registers: [metricsRegistry],
      async collect() {
        try {
          const statuses = await budgetStatuses(new Date());
          this.reset();
          for (const scope of budgetScopes)
            for (const period of budgetPeriods) {
              const ratios = statuses.filter((one) => one.scope === scope && one.period === period).map(budgetRatio);
              if (ratios.length > 0) this.set({ scope, period }, Math.max(...ratios));
            }
        } catch (cause) {
          // The other metrics tell of a store that is away; they must not be lost with it.
          logger("llm").error({ err: cause }, "the budgets could not be read for the metrics");
        }
      },
    });
    return gauge;
  });
}
