import type { BudgetPeriod } from "@/lib/llm/usage/schema";

/** When the day or the month of UTC began. */
export function periodStart(period: BudgetPeriod, now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), period === "day" ? now.getUTCDate() : 1));
}

/** When the next one begins: a budget is whole again then. */
export function periodEnd(period: BudgetPeriod, now: Date): Date {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  return period === "day" ? new Date(Date.UTC(year, month, day + 1)) : new Date(Date.UTC(year, month + 1, 1));
}
