import type { ColumnStructure } from "@/lib/source/schema";

// The values of a key are compared with those of many columns.
const sets = new WeakMap<ColumnStructure, ReadonlySet<string>>();

/** The frequent values of a column, as a set that is made once. */
export function valueSetOf(column: ColumnStructure): ReadonlySet<string> {
  let values = sets.get(column);
  if (values === undefined) {
    values = new Set(column.statistics?.frequentValues.map(({ value }) => value));
    sets.set(column, values);
  }
  return values;
}
