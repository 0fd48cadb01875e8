import type { TimeGrain } from "@/lib/execute/schema";

/** A stretch of days by ISO dates: from inclusive, to exclusive; null is open. */
export type Days = { readonly from: string | null; readonly to: string | null };

const dayMs = 86_400_000;
const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

export const dayOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);
/** Until the next day begins, UTC. */
export const msUntilTomorrow = (now: Date): number => dayMs - (now.getTime() % dayMs);
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The first day of the period that a day lies in. Weeks begin on Monday, as everywhere in Querent. */
export function startOf(day: string, grain: TimeGrain): string {
  const date = new Date(timeOf(day));
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (grain) {
    case "year":
      return dayOf(Date.UTC(year, 0, 1));
    case "quarter":
      return dayOf(Date.UTC(year, month - (month % 3), 1));
    case "month":
      return dayOf(Date.UTC(year, month, 1));
    case "week":
      return dayOf(date.getTime() - ((date.getUTCDay() + 6) % 7) * dayMs);
    default:
      return day;
  }
}

/** The day so many periods later; the last day of a month where that month is shorter. */
export function addPeriods(day: string, grain: TimeGrain, count: number): string {
  if (grain === "day" || grain === "hour") return dayOf(timeOf(day) + count * dayMs);
  if (grain === "week") return dayOf(timeOf(day) + count * 7 * dayMs);
  const date = new Date(timeOf(day));
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + count * monthsOf[grain];
  const lastDay = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(Math.floor(months / 12), months % 12, Math.min(date.getUTCDate(), lastDay)));
}

/** How many periods start between two days; both are first cut down to the start of theirs. */
export function periodsBetween(from: string, to: string, grain: TimeGrain): number {
  const [start, end] = [startOf(from, grain), startOf(to, grain)];
  if (grain === "day" || grain === "hour") return daysBetween(start, end);
  if (grain === "week") return Math.round(daysBetween(start, end) / 7);
  const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return Math.round((months(end) - months(start)) / monthsOf[grain]);
}

export const daysBetween = (from: string, to: string): number => Math.round((timeOf(to) - timeOf(from)) / dayMs);
