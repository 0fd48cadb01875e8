import { readNumber, readTime } from "@/lib/chart/read-value";
import type { Cell, ResultColumn } from "@/lib/execute/schema";

const numericTypes = new Set<ResultColumn["type"]>(["integer", "decimal", "float"]);
const collator = new Intl.Collator(["en", "zh"], { numeric: true, sensitivity: "base" });

/** Compares two cells of a column by what they mean: numbers by size, times by order, texts as people sort them. **Nulls** last. */
export function compareCells(a: Cell, b: Cell, column: ResultColumn): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (numericTypes.has(column.type) && column.role !== "time") return (readNumber(a) ?? 0) - (readNumber(b) ?? 0);
  if (column.role === "time" || column.type === "date" || column.type === "timestamp") {
    const [left, right] = [readTime(a, column.grain), readTime(b, column.grain)];
    if (left !== null && right !== null) return left - right;
  }
  return collator.compare(String(a), String(b));
}
