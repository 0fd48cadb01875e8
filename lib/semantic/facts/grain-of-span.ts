import type { TimeGrain } from "@/lib/execute/schema";

const dayMs = 86_400_000;

/** How the time between two ISO 8601 days is cut: some ten to some sixty points make a line that can be read. */
export function grainOfSpan(from: string, to: string): TimeGrain {
  const days = (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / dayMs;
  if (days <= 62) return "day";
  if (days <= 366 * 5) return "month";
  return "year";
}
