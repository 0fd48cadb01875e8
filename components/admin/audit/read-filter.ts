import type { AuditFilter } from "@/lib/auth/schema";

/** The values of the filter as they stand in the address; days are those of the reader. */
export const filterNames = ["text", "action", "userId", "sourceId", "from", "to"] as const;

/** What to ask the server for. A day that is none is left out, as if it had not been chosen. **Units** `to` is the last day that counts. */
export function readFilter(params: Pick<URLSearchParams, "get">): AuditFilter {
  const given = (name: (typeof filterNames)[number]) => params.get(name) || undefined;
  const from = startOf(given("from"), 0);
  const to = startOf(given("to"), 1);
  return {
    text: given("text"),
    action: given("action"),
    userId: given("userId"),
    sourceId: given("sourceId"),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
}

/** The beginning of a day in the reader's time zone, or of a later one. */
function startOf(day: string | undefined, daysLater: number): string | null {
  const start = new Date(`${day}T00:00:00`);
  if (day === undefined || Number.isNaN(start.getTime())) return null;
  start.setDate(start.getDate() + daysLater);
  return start.toISOString();
}
