import type { FilterValue } from "@/lib/dashboard/config/schema";
import { addPeriods, type Days, daysBetween, startOf } from "@/lib/dashboard/look/calendar";

type DateValue = Extract<FilterValue, { kind: "relative" | "range" }>;

/**
 * The days that a date filter means today. Days are those of the time zone that all times are shown in (UTC), so that a filter
 * cuts where the days of a chart begin. Nulls: open ends.
 */
export function dayRange(value: DateValue, today: string): Days {
  if (value.kind === "range") {
    return { from: value.from, to: value.to === null ? null : addPeriods(value.to, "day", 1) };
  }
  const { anchor, count, unit } = value;
  const running = startOf(today, unit);
  switch (anchor) {
    case "last":
      return { from: addPeriods(running, unit, -count), to: running };
    case "current":
      return { from: addPeriods(running, unit, 1 - count), to: addPeriods(today, "day", 1) };
    case "to_date":
      return { from: running, to: addPeriods(today, "day", 1) };
  }
}

/**
 * The days to compare with: the same stretch a year earlier, or the one right before. Whole months are followed back by months; a
 * period that still runs is compared with as much of the one before. Nulls: null where there is nothing to compare, or an end is open.
 */
export function comparedRange(value: DateValue, days: Days): { from: string; to: string } | null {
  const { from, to } = days;
  if (value.compare === "none" || from === null || to === null || from >= to) return null;
  if (value.compare === "year_ago") return yearEarlier(from, to);
  if (value.kind === "relative" && value.anchor !== "last") {
    const count = value.anchor === "current" ? value.count : 1;
    const start = addPeriods(from, value.unit, -count);
    const end = addPeriods(addPeriods(to, "day", -1), value.unit, -count);
    return { from: start, to: addPeriods(end, "day", 1) };
  }
  if (isFirst(from) && isFirst(to)) {
    const months =
      (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
    return { from: addPeriods(from, "month", -months), to: from };
  }
  return { from: addPeriods(from, "day", -daysBetween(from, to)), to: from };
}

const isFirst = (day: string): boolean => day.endsWith("-01");

/** By its last day, so that a February that ends on the 29th becomes one that ends on the 28th. */
function yearEarlier(from: string, to: string): { from: string; to: string } {
  const last = addPeriods(addPeriods(to, "day", -1), "year", -1);
  const end = isFirst(to) ? addPeriods(to, "year", -1) : addPeriods(last, "day", 1);
  return { from: addPeriods(from, "year", -1), to: end };
}
