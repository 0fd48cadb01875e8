import type { ColumnRef, PlanFilter, Predicate } from "@/lib/nl2sql/schema";
import type { SemanticColumn } from "@/lib/semantic/schema";

/** How a text column writes its dates; `order` is null where no value tells the month from the day. */
export type TextDate = {
  readonly order: "ymd" | "mdy" | "dmy" | "year_last";
  readonly separator: string;
  /** "04" rather than "4". */
  readonly padded: boolean;
  readonly years: readonly number[];
};

const pattern = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[ T].*)?$/;
const formats = new WeakMap<SemanticColumn, TextDate | null>();

/**
 * How a text column writes dates that do not sort as text ("4/7/2017", "31-12-2024", "2019/7/11"), from the values that are
 * known. Nulls: null where they are no such dates.
 */
export function textDateOf(column: SemanticColumn): TextDate | null {
  let format = formats.get(column);
  if (format === undefined) {
    format = column.type === "text" ? readFormat(column) : null;
    formats.set(column, format);
  }
  return format;
}

function readFormat({ min, max, frequentValues }: SemanticColumn): TextDate | null {
  const values = [min, max, ...frequentValues.map(({ value }) => value)].filter(
    (value) => value !== null && value !== "",
  );
  const parts = values.map((value) => pattern.exec(value ?? ""));
  const [first] = parts;
  if (parts.length < 2 || first === null || first === undefined || parts.some((part) => part === null)) return null;
  const [, , separator = "/"] = first;
  const numbers = parts.map((part) => [part?.[1] ?? "", part?.[3] ?? "", part?.[4] ?? ""]);
  const isYearFirst = numbers.every(([year]) => year?.length === 4);
  const isYearLast = numbers.every(([, , year]) => year?.length === 4);
  // Zero-padded from the year on, they sort as text.
  const padded = numbers.every((parts) => parts.every((part) => part.length !== 1));
  if (!isYearFirst && !isYearLast) return null;
  if (isYearFirst && padded && separator === "-") return null;
  const years = [...new Set(numbers.map(([a, , c]) => Number(isYearFirst ? a : c)))].sort((a, b) => a - b);
  const base = { separator, padded, years };
  if (isYearFirst) return { ...base, order: "ymd" };
  const [isDayFirst, isMonthFirst] = [0, 1].map((at) => numbers.some((parts) => Number(parts[at]) > 12));
  if (isDayFirst && isMonthFirst) return null;
  return { ...base, order: isDayFirst ? "dmy" : isMonthFirst ? "mdy" : "year_last" };
}

type Month = { readonly year: number; readonly month: number };

/** A range of time over such a column, as patterns of text. Nulls: null where the format cannot say it. */
export function textTimeFilter(
  format: TextDate,
  ref: ColumnRef,
  operator: Predicate["operator"],
  { from, to }: { readonly from: string; readonly to: string },
): PlanFilter | null {
  const isYears = from.endsWith("-01-01") && to.endsWith("-01-01");
  const filters = isYears
    ? yearsOf(format, operator, Number(from.slice(0, 4)), Number(to.slice(0, 4))).map((year) =>
        inYear(format, ref, year),
      )
    : operator === "between"
      ? monthsOf(from, to).map((month) => inMonth(format, ref, month))
      : [null];
  if (filters.length === 0 || filters.some((filter) => filter === null)) return null;
  const known = filters.filter((filter) => filter !== null);
  const [only] = known;
  return known.length === 1 && only !== undefined ? only : { kind: "or", filters: known };
}

/** The years that a comparison leaves, among those that the column is known to hold and the next. */
function yearsOf(format: TextDate, operator: Predicate["operator"], from: number, to: number): number[] {
  const first = Math.min(format.years[0] ?? from, from) - 1;
  const last = Math.max(format.years.at(-1) ?? to, to) + 1;
  const all = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const keeps = (year: number): boolean => {
    switch (operator) {
      case "gt":
        return year >= to;
      case "gte":
        return year >= from;
      case "lt":
        return year < from;
      case "lte":
        return year < to;
      default:
        return year >= from && year < to;
    }
  };
  return all.filter(keeps);
}

/** The whole months of a range; empty when it begins or ends inside one. */
function monthsOf(from: string, to: string): Month[] {
  if (!from.endsWith("-01") || !to.endsWith("-01")) return [];
  const at = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return Array.from({ length: at(to) - at(from) }, (_, step) => {
    const month = at(from) + step;
    return { year: Math.floor(month / 12), month: (month % 12) + 1 };
  });
}

const text = (ref: ColumnRef, operator: "starts_with" | "ends_with", value: string): Predicate => ({
  kind: "predicate",
  column: ref,
  operator,
  values: [value],
  exact: true,
});

function inYear({ order, separator }: TextDate, ref: ColumnRef, year: number): PlanFilter {
  return order === "ymd"
    ? text(ref, "starts_with", `${year}${separator}`)
    : text(ref, "ends_with", `${separator}${year}`);
}

function inMonth({ order, separator, padded }: TextDate, ref: ColumnRef, { year, month }: Month): PlanFilter | null {
  const number = padded ? String(month).padStart(2, "0") : String(month);
  if (order === "ymd") return text(ref, "starts_with", `${year}${separator}${number}${separator}`);
  if (order === "dmy") return text(ref, "ends_with", `${separator}${number}${separator}${year}`);
  if (order === "year_last") return null;
  const parts = [text(ref, "starts_with", `${number}${separator}`), text(ref, "ends_with", `${separator}${year}`)];
  return { kind: "and", filters: parts };
}
