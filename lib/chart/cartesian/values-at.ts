import type { Places } from "@/lib/chart/cartesian/cartesian-chart";
import type { RawSeries } from "@/lib/chart/cartesian/collect-series";
import type { ChartOptions } from "@/lib/chart/options-schema";

/**
 * The values of a series by the places of the axis. `other`: what stands on the place of the rest.
 * **Nulls** a gap, unless a designer draws gaps as 0.
 */
export function valuesAt(
  { cells, times, count, otherIndex }: Places,
  values: RawSeries["values"],
  other: number | null,
  nulls: ChartOptions["nulls"],
): (number | null)[] {
  const empty = nulls === "zero" ? 0 : null;
  return Array.from({ length: count }, (_, place) => {
    if (place === otherIndex) return other ?? empty;
    const cell = cells[place] ?? null;
    // A period without a row has no cell; a category that is null is one all the same.
    return (cell === null && times !== null ? null : values.get(cell)) ?? empty;
  });
}
