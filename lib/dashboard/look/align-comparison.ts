import { addPeriods, daysBetween, periodsBetween, startOf } from "@/lib/dashboard/look/calendar";
import { plainTime } from "@/lib/dashboard/look/condition";
import type { Cell, ResultSet, TimeGrain } from "@/lib/execute/schema";

/** The stretch that is compared with, and the one that it is drawn beside, by their first days. */
export type Alignment = {
  readonly column: string;
  readonly grain: TimeGrain | null;
  readonly from: string;
  readonly comparedFrom: string;
};

/**
 * A result with the times of a column moved from the compared stretch onto the shown one, period by period: its third month stands
 * where the third month is shown.
 */
export function alignComparison(result: ResultSet, { column, grain, from, comparedFrom }: Alignment): ResultSet {
  const index = result.columns.findIndex(({ name }) => name === column);
  if (index < 0) return result;
  const move = (cell: Cell): Cell => {
    const time = plainTime(cell);
    if (time === null || typeof cell !== "string") return cell;
    const day = time.slice(0, 10);
    const moved =
      grain === null || grain === "hour"
        ? addPeriods(day, "day", daysBetween(comparedFrom, from))
        : addPeriods(startOf(from, grain), grain, periodsBetween(comparedFrom, day, grain));
    return moved + cell.slice(10);
  };
  return { ...result, rows: result.rows.map((row) => row.map((cell, at) => (at === index ? move(cell) : cell))) };
}
