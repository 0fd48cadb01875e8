"use client";

import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import classes from "@/components/charts/table/table.module.css";
import { type TableColumns, widthMinPx } from "@/components/charts/table/table-columns";
import type { PreparedTable } from "@/lib/chart/prepare-table";

type TableHeadProps = { prepared: PreparedTable; columns: TableColumns };
type Header = TableColumns["headers"][number];

const stepPx = 16;
const ariaSort = { asc: "ascending", desc: "descending" } as const;

/** The head row: each name is a button that sorts by its column; its right edge makes the column wider. */
export function TableHead({ prepared, columns }: TableHeadProps) {
  const t = useTranslations("charts.table");
  return (
    <thead className={classes.head}>
      <tr>
        {prepared.rowNumbers ? (
          <th scope="col" className={classes.rowNumber}>
            <span className={classes.unseen}>{t("rowNumber")}</span>#
          </th>
        ) : null}
        {columns.headers.map((header, place) => {
          const column = prepared.columns[place];
          if (!column) return null;
          const sorted = header.column.getIsSorted();
          return (
            <th
              key={header.id}
              scope="col"
              style={{ width: header.getSize() }}
              data-align={column.align}
              aria-sort={sorted ? ariaSort[sorted] : "none"}
            >
              <SortButton header={header} label={column.label} sorted={sorted} columns={columns} />
              <WidthHandle header={header} />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

type HeadParts = { header: Header; label: string };

function SortButton({
  header,
  label,
  sorted,
  columns,
}: HeadParts & { sorted: false | "asc" | "desc"; columns: TableColumns }) {
  const t = useTranslations("charts.table");
  const Arrow = sorted === "desc" ? IconArrowDown : IconArrowUp;
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowLeft: -stepPx, ArrowRight: stepPx }[event.key];
    if (step === undefined || !event.shiftKey) return;
    event.preventDefault();
    const widthPx = Math.max(widthMinPx, header.getSize() + step);
    columns.table.setColumnSizing((sizes) => ({ ...sizes, [header.column.id]: widthPx }));
  }
  return (
    <button
      type="button"
      className={classes.sort}
      title={label}
      aria-label={t("sortBy", { column: label })}
      aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
      onClick={header.column.getToggleSortingHandler()}
      onKeyDown={onKeyDown}
    >
      <span className={classes.name}>{label}</span>
      <Arrow size={14} aria-hidden="true" className={classes.arrow} data-shown={sorted !== false || undefined} />
    </button>
  );
}

/** For pointers; by keyboard, shift and arrows on the name do the same. */
function WidthHandle({ header }: { header: Header }) {
  const resize = header.getResizeHandler();
  return (
    <span
      aria-hidden="true"
      className={classes.handle}
      data-active={header.column.getIsResizing() || undefined}
      onMouseDown={resize}
      onTouchStart={resize}
      onDoubleClick={() => header.column.resetSize()}
    />
  );
}
