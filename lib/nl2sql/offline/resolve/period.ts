import { isoDay } from "@/lib/nl2sql/offline/link/time-range";
import { isTime } from "@/lib/nl2sql/offline/resolve/columns";
import type { PlanFilter, Predicate } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** The condition as a range of days; null when it is anything else. */
export function periodOf(filter: PlanFilter, model: SemanticModel): Predicate | null {
  if (filter.kind !== "predicate" || filter.operator !== "between" || !filter.values.every(isDay)) return null;
  const entity = model.entities.find(({ id }) => id === filter.column.entity);
  const column = entity?.columns.find(({ name }) => name === filter.column.column);
  return column !== undefined && isTime(column) ? filter : null;
}

/** One period, or the two of "2011 vs 2012". */
export function periodsOf(filter: PlanFilter, model: SemanticModel): Predicate[] {
  const period = periodOf(filter, model);
  if (period !== null) return [period];
  return filter.kind === "or" ? filter.filters.flatMap((inner) => periodsOf(inner, model)) : [];
}

const ends = ({ values: [from, to] }: Predicate) => [String(from), String(to)] as const;
const monthsSince = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

/** Whole months that a period lasts; null where it begins or ends within one. */
function monthsOf(period: Predicate): number | null {
  const [from, to] = ends(period);
  return from.endsWith("-01") && to.endsWith("-01") ? monthsSince(from, to) : null;
}

/** "2024", "2024-05", or the first day. */
export function periodName(period: Predicate): string {
  const [from] = ends(period);
  const months = monthsOf(period);
  if (months === 12 && from.slice(5) === "01-01") return from.slice(0, 4);
  return months === 1 ? from.slice(0, 7) : from;
}

const movedBy = (day: string, months: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return isoDay(
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last))),
  );
};

/** The same period a year earlier, or the one just before it that is as long. */
export function earlier(period: Predicate, back: "year" | "period"): Predicate {
  const [from, to] = ends(period);
  const months = back === "year" ? 12 : monthsOf(period);
  if (months !== null && months > 0) return { ...period, values: [movedBy(from, -months), movedBy(to, -months)] };
  const length = Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`);
  return { ...period, values: [isoDay(new Date(Date.parse(`${from}T00:00:00Z`) - length)), from] };
}
