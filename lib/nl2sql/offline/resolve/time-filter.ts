import type { Condition, Operand } from "@/lib/nl2sql/offline/read/reading";
import type { BuildContext } from "@/lib/nl2sql/offline/resolve/build-context";
import { isNumeric, isTime, isYearNumber } from "@/lib/nl2sql/offline/resolve/columns";
import { textDateOf, textTimeFilter } from "@/lib/nl2sql/offline/resolve/text-dates";
import { say } from "@/lib/nl2sql/offline/say";
import type { ColumnRef, PlanFilter, Predicate } from "@/lib/nl2sql/schema";

type Compare = Condition & { kind: "compare" };

/** A date column against a year given as a number: "after 2012" begins with 2013. */
export function yearFilter(condition: Compare, ref: ColumnRef): PlanFilter {
  const [first, second] = condition.values;
  const start = (year: Operand | undefined, offset: number) => `${Number(year) + offset}-01-01`;
  const predicate = (operator: Predicate["operator"], ...values: string[]): Predicate => ({
    kind: "predicate",
    column: ref,
    operator,
    values,
    exact: true,
  });
  switch (condition.operator) {
    case "gt":
      return predicate("gte", start(first, 1));
    case "gte":
      return predicate("gte", start(first, 0));
    case "lt":
      return predicate("lt", start(first, 0));
    case "lte":
      return predicate("lt", start(first, 1));
    case "between":
      return predicate("between", start(first, 0), start(second, 1));
    case "in":
      return {
        kind: "or",
        filters: condition.values.map((year) => predicate("between", start(year, 0), start(year, 1))),
      };
    default: {
      const inside = predicate("between", start(first, 0), start(first, 1));
      return condition.operator === "ne" ? { kind: "not", filter: inside } : inside;
    }
  }
}

/** A column against a range of days, by the type of the column. */
export function timeFilter(context: BuildContext, condition: Compare, ref: ColumnRef): PlanFilter {
  const { time } = condition;
  const column = context.column(ref);
  const from = time?.from ?? "";
  const to = time?.to ?? "";
  if (time !== null && condition.mention === null) {
    context.assumptions.push(
      say(
        context.locale,
        `${time.text} = ${from} up to, not including, ${to}, by ${ref.entity}.${ref.column}`,
        `${time.text} = ${from} 至 ${to}（不含），按 ${ref.entity}.${ref.column}`,
      ),
    );
  }
  const predicate = (operator: Predicate["operator"], ...values: (string | number)[]): Predicate => ({
    kind: "predicate",
    column: ref,
    operator,
    values,
    exact: true,
  });
  if (column !== null && (isYearNumber(column) || isNumeric(column))) {
    const year = Number(from.slice(0, 4));
    const operator = condition.operator === "between" ? "eq" : condition.operator;
    const last = Number(to.slice(0, 4)) - (to.slice(5) === "01-01" ? 1 : 0);
    return last > year && operator === "eq" ? predicate("between", year, last) : predicate(operator, year);
  }
  const format = column === null ? null : textDateOf(column);
  if (format !== null) {
    const filter = textTimeFilter(format, ref, condition.operator, { from, to });
    if (filter !== null) return filter;
    // As texts they would be compared by their first digit.
    context.trust *= 0.4;
  }
  switch (condition.operator) {
    case "gt":
      return predicate("gte", to);
    case "gte":
      return predicate("gte", from);
    case "lt":
      return predicate("lt", from);
    case "lte":
      return predicate("lt", to);
    default:
      return column !== null && isTime(column)
        ? predicate("between", from, to)
        : { kind: "and", filters: [predicate("gte", from), predicate("lt", to)] };
  }
}
