const dayMs = 86_400_000;

/** A plan's ranges end before a day, people's on it. **Nulls** what is no day stays as it is. */
export const dayBefore = (day: string): string => shifted(day, -dayMs);
export const dayAfter = (day: string): string => shifted(day, dayMs);

function shifted(day: string, byMs: number): string {
  const [, date] = /^(\d{4}-\d{2}-\d{2})/.exec(day) ?? [];
  if (date === undefined) return day;
  return new Date(Date.parse(`${date}T00:00:00Z`) + byMs).toISOString().slice(0, 10);
}
