"use client";

import { IconChevronRight } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type CSSProperties, memo } from "react";
import type { ChartInteraction } from "@/components/charts/chart-interaction";
import classes from "@/components/charts/pivot/pivot.module.css";
import type { PivotColumn } from "@/components/charts/pivot/pivot-columns";
import { PivotFigure } from "@/components/charts/pivot/pivot-figure";
import type { PivotRow } from "@/components/charts/pivot/pivot-rows";
import type { PivotChart } from "@/lib/chart/prepare-pivot";

type PivotBodyProps = {
  pivot: PivotChart;
  rows: readonly PivotRow[];
  columns: readonly PivotColumn[];
  onFold: (key: string) => void;
  onPoint?: ChartInteraction["onPoint"];
  /** What scrolls; null until it is on the page. */
  scrollElement: HTMLElement | null;
};

const rowHeightPx = 33;
/** Up to here rows are simply all there: printing and find-in-page then work too. */
const plainRowCountMax = 100;

/** The headings down with their figures; of many rows only those in sight. */
export function PivotBody({ rows, scrollElement, ...shared }: PivotBodyProps) {
  const isVirtual = rows.length > plainRowCountMax;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => scrollElement,
    estimateSize: () => rowHeightPx,
    overscan: 8,
  });
  const items = isVirtual ? virtualizer.getVirtualItems() : [];
  const shown = isVirtual ? items.flatMap(({ index }) => rows[index] ?? []) : rows;
  const above = items[0]?.start ?? 0;
  const below = isVirtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    <tbody>
      {above > 0 ? <tr style={{ height: above }} /> : null}
      {shown.map((row) => (
        <BodyRow key={row.node.key} row={row} {...shared} />
      ))}
      {below > 0 ? <tr style={{ height: below }} /> : null}
    </tbody>
  );
}

type BodyRowProps = Omit<PivotBodyProps, "rows" | "scrollElement"> & { row: PivotRow };

const BodyRow = memo(function BodyRow({ row, pivot, columns, onFold, onPoint }: BodyRowProps) {
  const t = useTranslations("charts.pivot");
  const { node, depth, isFolded } = row;
  const canFold = node.children.length > 0;
  return (
    <tr data-group={canFold || undefined}>
      <th scope="row" title={node.label.length > 24 ? node.label : undefined}>
        {/* A custom property: how far a level stands in is the style sheet's. */}
        <span className={classes.heading} style={{ "--depth": depth } as CSSProperties}>
          {canFold ? (
            <button
              type="button"
              className={classes.toggle}
              aria-expanded={!isFolded}
              aria-label={t("fold", { heading: node.label })}
              onClick={() => onFold(node.key)}
            >
              <IconChevronRight size={14} aria-hidden="true" />
            </button>
          ) : pivot.rowLabels.length > 1 ? (
            <span className={classes.noToggle} />
          ) : null}
          <span className={classes.name}>{node.label}</span>
        </span>
      </th>
      {columns.map((column) => (
        <PivotFigure
          key={`${column.columnKey} ${column.value}`}
          pivot={pivot}
          node={node}
          column={column}
          onPoint={onPoint}
        />
      ))}
    </tr>
  );
});
