"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { ChartInteraction } from "@/components/charts/chart-interaction";
import classes from "@/components/charts/pivot/pivot.module.css";
import { PivotBody } from "@/components/charts/pivot/pivot-body";
import { headingWidthPx, pivotColumns } from "@/components/charts/pivot/pivot-columns";
import { PivotFigure } from "@/components/charts/pivot/pivot-figure";
import { PivotHead } from "@/components/charts/pivot/pivot-head";
import { foldableKeys, type PivotSort, pivotRows } from "@/components/charts/pivot/pivot-rows";
import type { PivotChart } from "@/lib/chart/prepare-pivot";

type PivotTableProps = { pivot: PivotChart; onPoint?: ChartInteraction["onPoint"] };

/** A pivot: headings that fold, figures that sort, totals at both ends, as large as its parent. */
export function PivotTable({ pivot, onPoint }: PivotTableProps) {
  const t = useTranslations("charts");
  const [sort, setSort] = useState<PivotSort | null>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  // State, not a ref: the rows in sight depend on it.
  const [scrollElement, setScrollElement] = useState<HTMLElement | null>(null);
  const columns = useMemo(() => pivotColumns(pivot, t("table.total")), [pivot, t]);
  const rows = useMemo(() => pivotRows(pivot, sort, folded), [pivot, sort, folded]);
  const foldable = useMemo(() => foldableKeys(pivot.rows), [pivot]);
  const isFolded = foldable.length > 0 && foldable.every((key) => folded.has(key));
  const toggle = (key: string) =>
    setFolded((before) => new Set(before.has(key) ? [...before].filter((other) => other !== key) : [...before, key]));
  const fold = { isFolded, toggle: () => setFolded(new Set(isFolded ? [] : foldable)) };
  const widthPx = columns.reduce((sum, column) => sum + column.widthPx, headingWidthPx);
  return (
    <div className={classes.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and a section would be one more landmark */}
      <div
        ref={setScrollElement}
        className={classes.scroll}
        role="group"
        aria-label={t("pivot.label")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <table className={classes.table} style={{ minWidth: widthPx }}>
          <Widths columns={columns} />
          <PivotHead
            pivot={pivot}
            columns={columns}
            sort={sort}
            onSort={setSort}
            fold={foldable.length > 0 ? fold : undefined}
          />
          <PivotBody
            pivot={pivot}
            rows={rows}
            columns={columns}
            onFold={toggle}
            onPoint={onPoint}
            scrollElement={scrollElement}
          />
          {pivot.hasTotals ? (
            <tfoot className={classes.foot}>
              <tr>
                <th scope="row">{t("table.total")}</th>
                {columns.map((column) => (
                  <PivotFigure
                    key={`${column.columnKey} ${column.value}`}
                    pivot={pivot}
                    node={null}
                    column={column}
                    onPoint={onPoint}
                  />
                ))}
              </tr>
            </tfoot>
          ) : null}
        </table>
      </div>
      {pivot.cap ? <p className={classes.cap}>{t("pivot.cap", pivot.cap)}</p> : null}
    </div>
  );
}

/** Fixed, so that rows that scroll in later move nothing. */
function Widths({ columns }: { columns: ReturnType<typeof pivotColumns> }) {
  return (
    <colgroup>
      <col style={{ width: headingWidthPx }} />
      {columns.map(({ columnKey, value, widthPx }) => (
        <col key={`${columnKey} ${value}`} style={{ width: widthPx }} />
      ))}
    </colgroup>
  );
}
