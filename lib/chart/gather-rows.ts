import type { ChartCap } from "@/lib/chart/prepared-chart";
import type { ColumnReader } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import { isAdditive } from "@/lib/chart/result-profile";
import type { Cell, ResultSet } from "@/lib/execute/schema";

export type GatheredRows = {
  /** By key, in the order of the rows. `row`: the first that stands behind it. **Nulls** value: no row had one. */
  readonly places: ReadonlyMap<string, { readonly row: readonly Cell[]; readonly value: number | null }>;
  /** That rows were put together, and how. */
  readonly caps: readonly ChartCap[];
};

/** One value a key: the sum of what adds up, the mean of anything else. Rows whose key is null are left out. */
export function gatherRows(
  rows: ResultSet["rows"],
  keyOf: (row: readonly Cell[]) => string | null,
  measure: ColumnReader,
): GatheredRows {
  const adds = isAdditive(measure.column);
  const gathered = new Map<string, { row: readonly Cell[]; sum: number; count: number }>();
  let total = 0;
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    total += 1;
    const value = readNumber(measure.cell(row));
    const place = gathered.get(key) ?? { row, sum: 0, count: 0 };
    gathered.set(key, place);
    if (value === null) continue;
    place.sum += value;
    place.count += 1;
  }
  const places = new Map(
    [...gathered].map(([key, { row, sum, count }]) => [
      key,
      { row, value: count === 0 ? null : adds ? sum : sum / count },
    ]),
  );
  const isShared = [...gathered.values()].some(({ count }) => count > 1);
  return { places, caps: isShared ? [{ what: adds ? "added" : "averaged", shown: places.size, total }] : [] };
}
