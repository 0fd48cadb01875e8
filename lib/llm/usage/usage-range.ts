import { periodStart } from "@/lib/llm/usage/budget-period";
import type { UsageRange } from "@/lib/llm/usage/schema";

export const dayMs = 86_400_000;
const dayCounts = { today: 1, "7d": 7, "30d": 30, "90d": 90 } as const;

/** When the first day of a range began. */
export function rangeStart(range: UsageRange, now: Date): Date {
  if (range === "month") return periodStart("month", now);
  return new Date(periodStart("day", now).getTime() - (dayCounts[range] - 1) * dayMs);
}

/** The day of UTC that a moment belongs to, as 2026-05-01. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
