"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { memo } from "react";
import classes from "@/components/charts/table/table.module.css";
import { TableCell, type TableCellProps } from "@/components/charts/table/table-cell";
import type { RowOrder } from "@/components/charts/table/use-row-order";
import type { PreparedTable } from "@/lib/chart/prepare-table";
import type { Cell, ResultSet } from "@/lib/execute/schema";

type TableBodyProps = Pick<TableCellProps, "onPoint" | "theme"> & {
  rows: ResultSet["rows"];
  order: RowOrder;
  /** As many as are shown at all. */
  rowCount: number;
  prepared: PreparedTable;
  /** What scrolls; null until it is on the page. */
  scrollElement: HTMLElement | null;
};

export const rowHeightPx = { normal: 33, compact: 27 } as const;
/** Up to here rows are simply all there: printing and find-in-page then work too. */
const plainRowCountMax = 100;

/** The rows. Beyond a hundred only those in sight, with empty rows above and below that keep the scroll bar true. */
export function TableBody({ rows, order, rowCount, scrollElement, ...given }: TableBodyProps) {
  const nullWord = useTranslations("charts.table")("null");
  const shared = { ...given, nullWord };
  const isVirtual = rowCount > plainRowCountMax;
  const virtualizer = useVirtualizer({
    count: rowCount,
    enabled: isVirtual,
    getScrollElement: () => scrollElement,
    estimateSize: () => rowHeightPx[shared.prepared.density],
    overscan: 4,
  });
  const rowAt = (place: number) => {
    const index = order?.[place] ?? place;
    const row = rows[index];
    return row ? <BodyRow key={index} row={row} place={place} {...shared} /> : null;
  };
  if (!isVirtual) return <tbody>{Array.from({ length: rowCount }, (_, place) => rowAt(place))}</tbody>;
  const items = virtualizer.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <tbody>
      {above > 0 ? <tr style={{ height: above }} /> : null}
      {items.map((item) => rowAt(item.index))}
      {below > 0 ? <tr style={{ height: below }} /> : null}
    </tbody>
  );
}

type BodyRowProps = Pick<TableBodyProps, "onPoint" | "theme" | "prepared"> &
  Pick<TableCellProps, "nullWord"> & { row: readonly Cell[]; place: number };

/** Rows stand still while others scroll past them. */
const BodyRow = memo(function BodyRow({ row, place, prepared, ...shared }: BodyRowProps) {
  return (
    <tr aria-rowindex={place + 2}>
      {prepared.rowNumbers ? <td className={classes.rowNumber}>{place + 1}</td> : null}
      {prepared.columns.map((column) => (
        <TableCell key={column.index} row={row} prepared={column} columns={prepared.columns} {...shared} />
      ))}
    </tr>
  );
});
