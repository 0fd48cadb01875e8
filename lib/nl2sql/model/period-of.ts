const dayMs = 86_400_000;

/** A stretch of time, from inclusive, to exclusive, as ISO 8601 days. */
export type Period = { readonly from: string; readonly to: string };

/**
 * The days that "2025", "2025-Q1", "2025-03" or "2025-03-05" stands for; null for anything else, also for a day with a time.
 * Example: "2025-Q4" → from 2025-10-01 to 2026-01-01.
 */
export function periodOf(text: string): Period | null {
  const found = /^(\d{4})(?:-?Q([1-4])|-(\d{2})(?:-(\d{2}))?)?$/i.exec(text.trim());
  if (!found) return null;
  const year = Number(found[1]);
  const [, , quarter, month, day] = found;
  if (quarter !== undefined) return months(year, (Number(quarter) - 1) * 3, 3);
  if (month === undefined) return months(year, 0, 12);
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return months(year, Number(month) - 1, 1);
  const start = Date.UTC(year, Number(month) - 1, Number(day));
  // The calendar turns 30 February into a day of March.
  return isoDay(start) === text.trim() ? { from: isoDay(start), to: isoDay(start + dayMs) } : null;
}

const months = (year: number, from: number, count: number): Period => ({
  from: isoDay(Date.UTC(year, from, 1)),
  to: isoDay(Date.UTC(year, from + count, 1)),
});

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
