import type { ChartOptions } from "@/lib/chart/options-schema";
import { readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import type { Cell, ResultSet } from "@/lib/execute/schema";

/**
 * What a value is measured against: a number that a designer set, or a column of the result, at `row` or by its last known value.
 * **Nulls** none was set, the column is gone, or it has no value there.
 */
export function readTarget(result: ResultSet, target: ChartOptions["target"], row?: readonly Cell[]): number | null {
  if (target === undefined) return null;
  if (typeof target === "number") return target;
  const column = readColumn(result, target);
  if (!column) return null;
  if (row) return readNumber(column.cell(row));
  const values = result.rows.map((given) => readNumber(column.cell(given)));
  return values.findLast((value) => value !== null) ?? null;
}
