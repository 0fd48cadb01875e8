import type { Condition, Operand } from "@/lib/nl2sql/offline/read/reading";
import type { BuildContext } from "@/lib/nl2sql/offline/resolve/build-context";
import { isNumeric, isTime } from "@/lib/nl2sql/offline/resolve/columns";
import type { ColumnRef } from "@/lib/nl2sql/schema";

type Compare = Condition & { kind: "compare" };

/** A text compared with a column of numbers, times or yes and no fails on most engines; such a column cannot be meant. */
export function canHold(context: BuildContext, ref: ColumnRef, condition: Compare): boolean {
  const column = context.column(ref);
  if (column === null || column.type === "text" || condition.time !== null) return true;
  if (["contains", "starts_with", "ends_with"].includes(condition.operator)) return false;
  const isKnown = (value: Operand) => column.frequentValues.some((known) => known.value === String(value));
  return condition.values.every((value) => {
    if (isKnown(value)) return true;
    if (isNumeric(column)) return typeof value !== "string" || /^-?\d+(\.\d+)?$/.test(value.trim());
    if (column.type === "boolean") return typeof value === "boolean";
    // A year against a date is a range of its own.
    return (
      isTime(column) && (typeof value === "number" ? value >= 1000 && value <= 9999 : isIsoDate.test(String(value)))
    );
  });
}

const isIsoDate = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?$/;
