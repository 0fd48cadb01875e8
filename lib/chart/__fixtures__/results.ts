import type { CartesianChart } from "@/lib/chart/cartesian/cartesian-chart";
import type { ChartTexts, PreparedChart } from "@/lib/chart/prepared-chart";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

/** A column of a result for tests; name and label are the same unless given. */
export function column(name: string, given: Partial<ResultColumn> = {}): ResultColumn {
  return { name, label: name, type: "text", role: "category", unit: null, grain: null, ...given };
}

export const measure = (name: string, given: Partial<ResultColumn> = {}) =>
  column(name, { type: "decimal", role: "measure", ...given });

export const time = (name: string, grain: ResultColumn["grain"] = "month") =>
  column(name, { type: "date", role: "time", grain });

export function result(columns: ResultColumn[], rows: Cell[][], truncated = false): ResultSet {
  return { columns, rows, truncated };
}

/** Months of 2025 as the engines write them. */
export const month = (number: number) => `2025-${String(number).padStart(2, "0")}-01`;

export const english: ChartTexts = {
  locale: "en",
  other: (count) => `Other (${count})`,
  emptyCategory: "(empty)",
  count: "Rows",
  spread: { median: "Median", middleHalf: "Middle half", reach: "Without outliers" },
  total: "Total",
  compared: (name, label) => `${name} (${label})`,
  figures: { average: "Average", median: "Median", minimum: "Lowest", maximum: "Highest" },
};

/** What a type made of a result: tests look into it, nothing else does. */
export const inside = (chart: PreparedChart) => (chart.kind === "drawn" ? chart.prepared : chart);

/** What stands below an axis. */
export const labelsOf = ({ x }: CartesianChart) => Array.from({ length: x.count }, (_, index) => x.label(index));
