import { readNumber } from "@/lib/chart/read-value";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";
import type { Bin } from "@/scripts/eval/chart-set";

const dayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/**
 * Puts the rows whose times fall into the same year, month, day or weekday together, as a reference does that bins them: counts and
 * sums are added up, of anything else the mean is taken. The column becomes the time or the part of it that the product itself would
 * have selected. Nulls: a cell that is no time keeps its row.
 */
export function binRows(result: ResultSet, bin: Bin): ResultSet {
  const at = result.columns.findIndex(({ name }) => name.toLowerCase() === bin.column.toLowerCase().split(".").at(-1));
  const column = result.columns[at];
  if (!column) return result;
  const places = Map.groupBy(
    result.rows.map((row) => row.map((cell, index) => (index === at ? binOf(cell, bin.unit) : cell))),
    (row) => JSON.stringify(row.filter((_, index) => !isMeasure(result.columns[index]))),
  );
  return {
    ...result,
    columns: result.columns.map((other, index) => (index === at ? binnedColumn(column, bin.unit) : other)),
    rows: [...places.values()].map((rows) => merged(rows, result.columns)),
  };
}

const isMeasure = (column: ResultColumn | undefined) => column?.aggregate !== undefined;

function merged(rows: readonly (readonly Cell[])[], columns: readonly ResultColumn[]): Cell[] {
  return columns.map((column, index) => {
    if (!isMeasure(column)) return rows[0]?.[index] ?? null;
    const sum = rows.reduce((total, row) => total + (readNumber(row[index]) ?? 0), 0);
    return column.aggregate === "count" || column.aggregate === "sum" ? sum : sum / rows.length;
  });
}

/** Months and weekdays are the same in every year, so they are parts of a time; years and days are times. */
function binnedColumn(column: ResultColumn, unit: Bin["unit"]): ResultColumn {
  switch (unit) {
    case "YEAR":
      return { ...column, type: "integer", role: "time", grain: "year" };
    case "DAY":
      return { ...column, type: "date", role: "time", grain: "day" };
    case "MONTH":
      return { ...column, type: "integer", role: "category", part: "month_of_year" };
    case "WEEKDAY":
      return { ...column, type: "text", role: "category", grain: null };
  }
}

function binOf(cell: Cell, unit: Bin["unit"]): Cell {
  const text = String(cell ?? "");
  if (unit === "YEAR" && /^\d{4}$/.test(text)) return Number(text);
  const time = new Date(/\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : `${text} UTC`);
  if (Number.isNaN(time.getTime())) return cell;
  switch (unit) {
    case "YEAR":
      return time.getUTCFullYear();
    case "MONTH":
      return time.getUTCMonth() + 1;
    case "DAY":
      return time.toISOString().slice(0, 10);
    case "WEEKDAY":
      return dayNames[time.getUTCDay()] ?? null;
  }
}
