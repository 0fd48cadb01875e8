import { inUnitOf } from "@/lib/nl2sql/offline/language/units";
import type { Condition } from "@/lib/nl2sql/offline/read/reading";
import type { BuildContext } from "@/lib/nl2sql/offline/resolve/build-context";
import { isNumeric } from "@/lib/nl2sql/offline/resolve/columns";
import { say } from "@/lib/nl2sql/offline/say";
import type { ColumnRef } from "@/lib/nl2sql/schema";

type Compare = Condition & { kind: "compare" };

/** The condition with its numbers in the column's unit ("3 hours" over minutes: 180); what had to be assumed is said. */
export function inColumnUnit(context: BuildContext, condition: Compare, ref: ColumnRef): Compare {
  const { unit = null, values } = condition;
  const column = context.column(ref);
  if (unit === null || column === null || !isNumeric(column)) return condition;
  const converted = values.map((value) => (typeof value === "number" ? inUnitOf(column, value, unit) : null));
  const [first] = converted;
  if (converted.some((value) => value === null) || first === undefined || first === null) {
    context.trust *= 0.6;
    context.unused.push(unit);
    return condition;
  }
  if (first.assumed !== null) {
    context.trust *= 0.95;
    context.assumptions.push(
      say(
        context.locale,
        `${column.label} is taken to be in ${first.assumed}`,
        `假定 ${column.label} 的单位是 ${first.assumed}`,
      ),
    );
  }
  return { ...condition, values: converted.flatMap((value) => (value === null ? [] : [value.value])) };
}
