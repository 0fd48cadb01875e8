import type { DriverColumn } from "@/lib/source/driver";
import type { Cell } from "@/lib/source/schema";

/** More lines than this nobody reads. */
export const planLinesMax = 500;

/** A plan that an engine gives as a table, as lines of text in columns of even width. Columns that say nothing are left out. */
export function planTable(columns: readonly DriverColumn[], rows: readonly (readonly Cell[])[]): string[] {
  const told = columns
    .map(({ name }, index) => [name, ...rows.map((row) => String(row[index] ?? ""))])
    .filter(([, ...cells]) => cells.some((cell) => cell !== ""));
  const widths = told.map((cells) => Math.max(...cells.map((cell) => cell.length)));
  return [undefined, ...rows].map((_, line) =>
    told
      .map((cells, index) => (cells[line] ?? "").padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
