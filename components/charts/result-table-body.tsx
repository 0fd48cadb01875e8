"use client";

import type { Row } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import type { TableFeatures, TableRow } from "@/components/charts/result-table";
import classes from "@/components/charts/result-table.module.css";
import { type CellText, isRightAligned } from "@/components/charts/result-table-texts";
import type { ResultColumn } from "@/lib/execute/schema";

type ResultTableBodyProps = {
  rows: readonly Row<TableFeatures, TableRow>[];
  texts: readonly CellText[];
  columns: readonly ResultColumn[];
  widthsPx: readonly number[];
  /** What scrolls; null until it is on the page. */
  scrollElement: HTMLElement | null;
};

const rowHeightPx = 33;
/** Up to here rows are simply all there: printing and find-in-page then work too. */
const plainRowCountMax = 100;

/** The rows. Beyond a hundred only those in sight, with empty rows above and below that keep the scroll bar true. */
export function ResultTableBody({ rows, scrollElement, ...shared }: ResultTableBodyProps) {
  const isVirtual = rows.length > plainRowCountMax;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => scrollElement,
    estimateSize: () => rowHeightPx,
    overscan: 12,
  });
  if (!isVirtual) {
    return (
      <tbody>
        {rows.map((row, index) => (
          <BodyRow key={row.id} row={row} index={index} {...shared} />
        ))}
      </tbody>
    );
  }
  const items = virtualizer.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <tbody>
      {above > 0 ? <tr style={{ height: above }} /> : null}
      {items.map((item) => {
        const row = rows[item.index];
        return row ? <BodyRow key={row.id} row={row} index={item.index} {...shared} /> : null;
      })}
      {below > 0 ? <tr style={{ height: below }} /> : null}
    </tbody>
  );
}

type BodyRowProps = Omit<ResultTableBodyProps, "rows" | "scrollElement"> & {
  row: Row<TableFeatures, TableRow>;
  index: number;
};

function BodyRow({ row, index, texts, columns }: BodyRowProps) {
  const t = useTranslations("charts.table");
  return (
    <tr aria-rowindex={index + 2}>
      {columns.map((column, place) => {
        const cell = row.original[place] ?? null;
        const text = texts[place]?.(cell) ?? "";
        return (
          <td
            key={column.name}
            data-right={isRightAligned(column) || undefined}
            title={text.length > 24 ? text : undefined}
          >
            {cell === null ? (
              <span className={classes.null} role="img" aria-label={t("null")}>
                {text}
              </span>
            ) : (
              text
            )}
          </td>
        );
      })}
    </tr>
  );
}
