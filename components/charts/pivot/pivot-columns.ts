import { columnWidthPx } from "@/lib/chart/column-width";
import { leaves, type PivotChart, type PivotNode } from "@/lib/chart/prepare-pivot";

/** One column of figures. */
export type PivotColumn = {
  readonly columnKey: string;
  readonly cells: PivotNode["cells"];
  /** Its place among the pivot's values. */
  readonly value: number;
  readonly label: string;
  readonly isTotal: boolean;
  readonly widthPx: number;
};

export const headingWidthPx = 200;

/** The columns of figures from left to right; the totals of all of them last. */
export function pivotColumns(pivot: PivotChart, totalLabel: string): PivotColumn[] {
  const { columns, values, hasTotals, figures, rows } = pivot;
  const across = leaves(columns).map(({ key, cells, label }) => ({ key, cells, label, isTotal: false }));
  const isAcross = columns.length > 0;
  if (!isAcross || hasTotals) across.push({ key: "", cells: {}, label: totalLabel, isTotal: isAcross });
  return across.flatMap(({ key, cells, label, isTotal }) =>
    values.map((shown, value): PivotColumn => {
      const name = isAcross && values.length === 1 ? label : shown.label;
      const sample = [...rows.slice(0, 100).map((row) => row.key), ""].map((row) => figures(row, key, value) ?? null);
      // Figures are numbers, whatever else a cell may hold.
      const widthPx = columnWidthPx(name, sample, (figure) => shown.write(figure as number | null));
      return { columnKey: key, cells, value, label: name, isTotal, widthPx };
    }),
  );
}
