import type { FilterValue } from "@/lib/dashboard/config/schema";
import { addPeriods, dayOf } from "@/lib/dashboard/look/calendar";
import { dayRange } from "@/lib/dashboard/look/day-range";
import type { Point } from "@/lib/dashboard/look/schema";
import type { Cell, TimeGrain } from "@/lib/execute/schema";

/** What must hold of one value, whichever way it gets into a query. */
export type Condition =
  | { readonly kind: "is"; readonly values: readonly Cell[]; readonly negated: boolean }
  /** From inclusive; to exclusive but for `withEnd`. Null is open. */
  | { readonly kind: "within"; readonly from: Cell; readonly to: Cell; readonly withEnd: boolean }
  | { readonly kind: "text"; readonly operator: "contains" | "eq" | "starts_with"; readonly text: string }
  | { readonly kind: "any"; readonly conditions: readonly Condition[] };

/** What a filter asks for. Nulls: null where it is set to everything. */
export function conditionOfFilter(value: FilterValue, today: string): Condition | null {
  switch (value.kind) {
    case "relative":
    case "range": {
      const { from, to } = dayRange(value, today);
      return from === null && to === null ? null : { kind: "within", from, to, withEnd: false };
    }
    case "list":
      return value.values.length === 0 ? null : { kind: "is", values: value.values, negated: value.negated };
    case "between":
      return value.min === null && value.max === null
        ? null
        : { kind: "within", from: value.min, to: value.max, withEnd: true };
    case "text":
      return value.text.trim() === "" ? null : { kind: "text", operator: value.operator, text: value.text.trim() };
  }
}

/** What a clicked mark or a brushed stretch stands for; of a time that is cut off, each value is its whole period. */
export function conditionOfPoint(value: Point["value"], grain: TimeGrain | null): Condition {
  if (value.kind === "within") return { kind: "within", from: value.from, to: value.to, withEnd: false };
  const values = value.kind === "is" ? [value.value] : value.values;
  if (grain === null) return { kind: "is", values, negated: false };
  return oneOrAny(values.map((cell) => periodOf(cell, grain)));
}

function oneOrAny(conditions: readonly Condition[]): Condition {
  const [first, second] = conditions;
  return first !== undefined && second === undefined ? first : { kind: "any", conditions };
}

const hourMs = 3_600_000;

function periodOf(cell: Cell, grain: TimeGrain): Condition {
  const start = cell === null ? null : plainTime(cell);
  // Nothing, or none of a time: no row has it.
  if (start === null) return { kind: "is", values: [cell], negated: false };
  if (grain === "hour") {
    const end = new Date(timeOf(start) + hourMs).toISOString();
    return { kind: "within", from: start, to: plainTime(end), withEnd: false };
  }
  const day = start.slice(0, 10);
  return { kind: "within", from: day, to: addPeriods(day, grain, 1), withEnd: false };
}

const isoTime = /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const timeOf = (text: string): number => {
  const joined = text.replace(" ", "T");
  return Date.parse(/(Z|[+-]\d{2}:?\d{2})$|^.{10}$/.test(joined) ? joined : `${joined}Z`);
};

/**
 * A time as every engine reads it: "2024-03-01", or "2024-03-01 10:30:00" (UTC) where it is not midnight. Text engines compare
 * letter by letter, so nothing stands there that need not. Nulls: null when the cell is no time.
 */
export function plainTime(cell: Cell): string | null {
  if (typeof cell !== "string" || !isoTime.test(cell)) return null;
  const time = timeOf(cell);
  if (Number.isNaN(time)) return null;
  const iso = new Date(time).toISOString();
  const clock = iso.slice(11, 23).replace(/\.000$/, "");
  return clock === "00:00:00" ? dayOf(time) : `${dayOf(time)} ${clock}`;
}

/** The instant itself, to the millisecond that a cell tells: engines may keep more digits. */
export function instantOf(time: string): Condition {
  const next = new Date(timeOf(time) + 1).toISOString();
  return { kind: "within", from: time, to: `${next.slice(0, 10)} ${next.slice(11, 23)}`, withEnd: false };
}
