import type { TimeGrain } from "@/lib/execute/schema";

/** A range of days, half open: `from` inclusive, `to` exclusive, ISO dates; null is open. */
export type TimeRange = {
  readonly from: string | null;
  readonly to: string | null;
  readonly grain: TimeGrain;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

/** The day as ISO text. */
export const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
/** Midnight UTC of a day; months and days out of range roll over. */
export const utcDay = (year: number, month: number, day: number): Date => new Date(Date.UTC(year, month, day));

/** The first day of the unit that `date` is in, moved by `offset` units. */
export function startOf(date: Date, unit: TimeGrain, offset: number): Date {
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const day = date.getUTCDate();
  switch (unit) {
    case "year":
      return utcDay(year + offset, 0, 1);
    case "quarter":
      return utcDay(year, Math.floor(month / 3) * 3 + offset * 3, 1);
    case "month":
      return utcDay(year, month + offset, 1);
    case "week": {
      const sinceMonday = (date.getUTCDay() + 6) % 7;
      return utcDay(year, month, day - sinceMonday + offset * 7);
    }
    case "day":
    case "hour":
      return utcDay(year, month, day + offset);
  }
}
