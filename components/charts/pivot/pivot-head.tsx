"use client";

import { IconArrowDown, IconArrowUp, IconFold, IconFoldDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/charts/pivot/pivot.module.css";
import { headingWidthPx, type PivotColumn } from "@/components/charts/pivot/pivot-columns";
import type { PivotSort } from "@/components/charts/pivot/pivot-rows";
import { leaves, type PivotChart, type PivotNode } from "@/lib/chart/prepare-pivot";

type PivotHeadProps = {
  pivot: PivotChart;
  columns: readonly PivotColumn[];
  sort: PivotSort | null;
  onSort: (sort: PivotSort | null) => void;
  /** Undefined where nothing can be folded. */
  fold?: { readonly isFolded: boolean; readonly toggle: () => void };
};

/** The headings across: a row a level, and the names that sort by their figures in the last one. */
export function PivotHead({ pivot, columns, sort, onSort, fold }: PivotHeadProps) {
  const levels = levelsOf(pivot.columns);
  // Where several values stand below each other's heading, or none stands above them, their names are the last row.
  const upper = pivot.values.length > 1 ? levels : levels.slice(0, -1);
  return (
    <thead className={classes.head}>
      {upper.map((nodes, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is nothing but its place
        <tr key={level}>
          {level === 0 ? <Corner pivot={pivot} rowSpan={upper.length + 1} fold={fold} /> : null}
          {nodes.map((node) => (
            <th key={node.key} scope="colgroup" colSpan={leaves([node]).length * pivot.values.length}>
              {node.label}
            </th>
          ))}
          {level === 0 && pivot.hasTotals ? <TotalHead pivot={pivot} rowSpan={upper.length} /> : null}
        </tr>
      ))}
      <tr>
        {upper.length === 0 ? <Corner pivot={pivot} rowSpan={1} fold={fold} /> : null}
        {columns.map((column) => (
          <SortHead key={`${column.columnKey} ${column.value}`} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

function levelsOf(nodes: readonly PivotNode[]): (readonly PivotNode[])[] {
  return nodes.length === 0 ? [] : [nodes, ...levelsOf(nodes.flatMap(({ children }) => children))];
}

function Corner({ pivot, rowSpan, fold }: { pivot: PivotChart; rowSpan: number; fold: PivotHeadProps["fold"] }) {
  const t = useTranslations("charts.pivot");
  const Icon = fold?.isFolded ? IconFoldDown : IconFold;
  const name = fold?.isFolded ? t("unfoldAll") : t("foldAll");
  return (
    <th scope="col" rowSpan={rowSpan} className={classes.corner} style={{ width: headingWidthPx }}>
      <span className={classes.cornerWords}>
        {fold ? (
          <button type="button" className={classes.toggle} aria-label={name} title={name} onClick={fold.toggle}>
            <Icon size={14} aria-hidden="true" />
          </button>
        ) : null}
        <span className={classes.name}>{pivot.rowLabels.join(" / ")}</span>
      </span>
    </th>
  );
}

function TotalHead({ pivot, rowSpan }: { pivot: PivotChart; rowSpan: number }) {
  const t = useTranslations("charts.table");
  return (
    <th scope="colgroup" colSpan={pivot.values.length} rowSpan={rowSpan}>
      {t("total")}
    </th>
  );
}

function SortHead({ column, sort, onSort }: { column: PivotColumn } & Pick<PivotHeadProps, "sort" | "onSort">) {
  const t = useTranslations("charts.table");
  const { columnKey, value, label, isTotal, widthPx } = column;
  const isSorted = sort?.columnKey === columnKey && sort.value === value;
  const Arrow = isSorted && !sort.descending ? IconArrowUp : IconArrowDown;
  function next(): PivotSort | null {
    if (!isSorted) return { columnKey, value, descending: true };
    return sort.descending ? { columnKey, value, descending: false } : null;
  }
  return (
    <th
      scope="col"
      data-total={isTotal || undefined}
      style={{ width: widthPx }}
      aria-sort={isSorted ? (sort.descending ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        className={classes.sort}
        title={label}
        aria-label={t("sortBy", { column: label })}
        onClick={() => onSort(next())}
      >
        <Arrow size={14} aria-hidden="true" className={classes.arrow} data-shown={isSorted || undefined} />
        <span className={classes.name}>{label}</span>
      </button>
    </th>
  );
}
