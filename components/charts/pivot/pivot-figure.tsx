"use client";

import { useTranslations } from "next-intl";
import type { ChartInteraction } from "@/components/charts/chart-interaction";
import classes from "@/components/charts/pivot/pivot.module.css";
import type { PivotColumn } from "@/components/charts/pivot/pivot-columns";
import type { PivotChart, PivotNode } from "@/lib/chart/prepare-pivot";

type PivotFigureProps = {
  pivot: PivotChart;
  /** Null: the row of totals. */
  node: PivotNode | null;
  column: PivotColumn;
  onPoint?: ChartInteraction["onPoint"];
};

/** The figure where two headings meet: empty where there are no rows, a dash where they have no number. */
export function PivotFigure({ pivot, node, column, onPoint }: PivotFigureProps) {
  const t = useTranslations("charts.table");
  const figure = pivot.figures(node?.key ?? "", column.columnKey, column.value);
  const text = figure === undefined ? "" : (pivot.values[column.value]?.write(figure) ?? "");
  const cells = { ...node?.cells, ...column.cells };
  const canClick = onPoint && typeof figure === "number" && Object.keys(cells).length > 0;
  return (
    <td data-total={column.isTotal || undefined}>
      {figure === null ? (
        <span className={classes.null} role="img" aria-label={t("null")}>
          {text}
        </span>
      ) : canClick ? (
        <button
          type="button"
          className={classes.point}
          onClick={({ currentTarget }) => {
            const { left, bottom } = currentTarget.getBoundingClientRect();
            onPoint(cells, { title: node?.label ?? column.label, valueText: text, x: left, y: bottom });
          }}
        >
          {text}
        </button>
      ) : (
        text
      )}
    </td>
  );
}
