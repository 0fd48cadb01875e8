"use client";

import { useComputedColorScheme } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { ChartInteraction } from "@/components/charts/chart-interaction";
import { useChartPalette } from "@/components/charts/chart-palette";
import classes from "@/components/charts/table/table.module.css";
import { TableBody } from "@/components/charts/table/table-body";
import { useTableColumns } from "@/components/charts/table/table-columns";
import { TableFoot } from "@/components/charts/table/table-foot";
import { TableHead } from "@/components/charts/table/table-head";
import { useRowOrder } from "@/components/charts/table/use-row-order";
import { useChartTexts } from "@/components/charts/use-chart-texts";
import type { ChartOptions } from "@/lib/chart/options-schema";
import { chartTheme } from "@/lib/chart/palette";
import { prepareTable } from "@/lib/chart/prepare-table";
import type { ResultSet } from "@/lib/execute/schema";

export type ResultTableProps = {
  result: ResultSet;
  /** What a designer set for the table. */
  options?: ChartOptions;
  /** All rows the query has, when `result` holds only the first of them. */
  totalRowCount?: number;
  /** Shows this many rows and a button "Show all"; null shows all at once. */
  collapsedRowCount?: number | null;
  /** Called by "Show all" when rows beyond `result` exist and must be read first. */
  onShowAll?: () => void;
  /** Called with the cells that a clicked one stands for, by column of the result. */
  onPoint?: ChartInteraction["onPoint"];
  /** Pixels, or "fill" to take the height of the parent. */
  height?: number | "fill";
};

/**
 * A result as a table: sortable, with a head, a first column and totals that stay, numbers in their unit, and only the rows in
 * sight in the page, so that 100,000 scroll as easily as 10.
 */
export function ResultTable(props: ResultTableProps) {
  const { result, options, totalRowCount, collapsedRowCount = null, onShowAll, onPoint, height = 420 } = props;
  const t = useTranslations("charts.table");
  const { locale } = useChartTexts();
  const scheme = useComputedColorScheme("light");
  const [isOpen, setOpen] = useState(false);
  // State, not a ref: the rows in sight depend on it, and they are rendered before a parent's ref is set.
  const [scrollElement, setScrollElement] = useState<HTMLElement | null>(null);
  const prepared = useMemo(() => prepareTable(result, options, locale), [result, options, locale]);
  const palette = useChartPalette();
  const theme = useMemo(() => chartTheme(scheme, false, palette), [scheme, palette]);
  const columns = useTableColumns(prepared.columns);
  const { order, isSorting } = useRowOrder(result, columns.sort);
  const total = totalRowCount ?? result.rows.length;
  const isCollapsed = collapsedRowCount !== null && !isOpen && total > collapsedRowCount;
  const size = isCollapsed ? undefined : height === "fill" ? { height: "100%" } : { maxHeight: height };
  const showAll = () => {
    setOpen(true);
    onShowAll?.();
  };
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
          aria-busy={isSorting || undefined}
          data-density={prepared.density}
          data-frozen={prepared.freezeFirst || undefined}
          data-numbered={prepared.rowNumbers || undefined}
          style={columns.style}
        >
          <TableHead prepared={prepared} columns={columns} />
          <TableBody
            rows={result.rows}
            order={order}
            rowCount={isCollapsed ? Math.min(collapsedRowCount, result.rows.length) : result.rows.length}
            prepared={prepared}
            onPoint={onPoint}
            theme={theme}
            scrollElement={scrollElement}
          />
          {prepared.hasTotals ? <TableFoot prepared={prepared} isPartial={result.truncated} /> : null}
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
