"use client";

import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  type SortFn,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import classes from "@/components/charts/result-table.module.css";
import { ResultTableBody } from "@/components/charts/result-table-body";
import { ResultTableHead } from "@/components/charts/result-table-head";
import { type CellText, columnTexts, columnWidthsPx } from "@/components/charts/result-table-texts";
import { useChartTexts } from "@/components/charts/use-chart-texts";
import { compareCells } from "@/lib/chart/compare-cells";
import type { Cell, ResultSet } from "@/lib/execute/schema";

export type ResultTableProps = {
  result: ResultSet;
  /** All rows the query has, when `result` holds only the first of them. */
  totalRowCount?: number;
  /** Shows this many rows and a button "Show all"; null shows all at once. */
  collapsedRowCount?: number | null;
  /** Called by "Show all" when rows beyond `result` exist and must be read first. */
  onShowAll?: () => void;
  /** Pixels, or "fill" to take the height of the parent. */
  height?: number | "fill";
};

export type TableRow = readonly Cell[];

/** Every column brings its own comparison: by value and type, nulls last both ways. */
const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns: {} });
export type TableFeatures = typeof features;

const helper = createColumnHelper<TableFeatures, TableRow>();

function columnsOf(result: ResultSet) {
  const columns = result.columns.map((column, index) => {
    const byValue: SortFn<TableFeatures, TableRow> = (a, b) =>
      compareCells(a.original[index] ?? null, b.original[index] ?? null, column);
    return helper.accessor((row) => row[index] ?? undefined, {
      id: String(index),
      header: column.label,
      sortFn: byValue,
      // A null is handed over as undefined: the library then keeps it last in both directions.
      sortUndefined: "last",
      sortDescFirst: column.role === "measure",
    });
  });
  return helper.columns(columns);
}

/**
 * A result as a table: sortable, with a head and a first column that stay, numbers in their unit, and only the rows in
 * sight in the page, so that 10,000 scroll as easily as 10.
 */
export function ResultTable({
  result,
  totalRowCount,
  collapsedRowCount = null,
  onShowAll,
  height = 420,
}: ResultTableProps) {
  const t = useTranslations("charts.table");
  const { locale } = useChartTexts();
  const [isOpen, setOpen] = useState(false);
  // State, not a ref: the rows in sight depend on it, and they are rendered before a parent's ref is set.
  const [scrollElement, setScrollElement] = useState<HTMLElement | null>(null);
  const columns = useMemo(() => columnsOf(result), [result]);
  const texts: CellText[] = useMemo(() => columnTexts(result, locale), [result, locale]);
  const widthsPx = useMemo(() => columnWidthsPx(result, texts), [result, texts]);
  const table = useTable({ features, columns, data: result.rows, enableMultiSort: false });
  const total = totalRowCount ?? result.rows.length;
  const isCollapsed = collapsedRowCount !== null && !isOpen && total > collapsedRowCount;
  const rows = table.getRowModel().rows;
  const shown = isCollapsed ? rows.slice(0, collapsedRowCount) : rows;
  const showAll = () => {
    setOpen(true);
    onShowAll?.();
  };
  const size = isCollapsed ? undefined : height === "fill" ? { height: "100%" } : { maxHeight: height };
  return (
    <div className={classes.frame} data-fill={height === "fill" || undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and a section would be one more landmark */}
      <div
        ref={setScrollElement}
        className={classes.scroll}
        style={size}
        role="group"
        aria-label={t("label")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <table
          className={classes.table}
          aria-rowcount={total + 1}
          style={{ minWidth: widthsPx.reduce((a, b) => a + b, 0) }}
        >
          <ResultTableHead result={result} widthsPx={widthsPx} headers={table.getHeaderGroups()[0]?.headers ?? []} />
          <ResultTableBody
            rows={shown}
            texts={texts}
            columns={result.columns}
            scrollElement={scrollElement}
            widthsPx={widthsPx}
          />
        </table>
      </div>
      {collapsedRowCount !== null && total > collapsedRowCount ? (
        <button type="button" className={classes.more} onClick={isCollapsed ? showAll : () => setOpen(false)}>
          {isCollapsed ? t("showAll", { count: total }) : t("showFewer")}
        </button>
      ) : null}
    </div>
  );
}
