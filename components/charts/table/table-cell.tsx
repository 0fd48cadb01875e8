"use client";

import type { CSSProperties } from "react";
import type { ChartInteraction } from "@/components/charts/chart-interaction";
import { ColourMark } from "@/components/charts/table/colour-mark";
import classes from "@/components/charts/table/table.module.css";
import { chartColour } from "@/lib/chart/chart-colour";
import { isNumeric } from "@/lib/chart/format-value";
import type { ChartTheme } from "@/lib/chart/palette";
import type { CellLook, PreparedColumn } from "@/lib/chart/prepare-table";
import { readNumber } from "@/lib/chart/read-value";
import { thresholdAt } from "@/lib/chart/threshold-at";
import type { Cell } from "@/lib/execute/schema";

export type TableCellProps = {
  row: readonly Cell[];
  prepared: PreparedColumn;
  columns: readonly PreparedColumn[];
  onPoint?: ChartInteraction["onPoint"];
  theme: ChartTheme;
  /** What nothing is called. Asked for once a table: asking in each cell is what a sorted screen would wait for. */
  nullWord: string;
};

/** A value with what its column shows beside it: a bar, a shade, the sign of a threshold. */
export function TableCell({ row, prepared, columns, onPoint, theme, nullWord }: TableCellProps) {
  const { column, index, look } = prepared;
  const cell = row[index] ?? null;
  const text = prepared.text(cell);
  const value = look.kind === "plain" ? null : readNumber(cell);
  const threshold =
    value !== null && look.kind === "thresholds" ? thresholdAt(value, column.name, look.thresholds) : null;
  const shown =
    cell === null ? (
      <span className={classes.null} role="img" aria-label={nullWord}>
        {text}
      </span>
    ) : onPoint ? (
      <button
        type="button"
        className={classes.point}
        onClick={({ currentTarget }) => {
          const { left, bottom } = currentTarget.getBoundingClientRect();
          onPoint(pointOf(row, prepared, columns), { title: prepared.label, valueText: text, x: left, y: bottom });
        }}
      >
        {text}
      </button>
    ) : (
      text
    );
  return (
    <td
      data-align={prepared.align}
      data-look={value === null || (look.kind === "thresholds" && !threshold) ? undefined : look.kind}
      style={threshold ? tint(chartColour(threshold.colour, theme)) : lookStyle(look, value)}
      title={text.length > 24 ? text : undefined}
    >
      {threshold ? <ColourMark colour={threshold.colour} label={threshold.label} theme={theme} /> : null}
      {shown}
    </td>
  );
}

/** A name stands for itself; a figure for the whole row that it is of. */
function pointOf(row: readonly Cell[], { column, index }: PreparedColumn, columns: readonly PreparedColumn[]) {
  if (!isNumeric(column)) return { [column.name]: row[index] ?? null };
  const names = columns.filter((other) => !isNumeric(other.column));
  return Object.fromEntries(names.map((name) => [name.column.name, row[name.index] ?? null]));
}

// Custom properties: how they look, and where text stays readable on them, is the style sheet's.
const tint = (colour: string) => ({ "--tint": colour }) as CSSProperties;

function lookStyle(look: CellLook, value: number | null): CSSProperties | undefined {
  if (value === null || look.kind === "plain" || look.kind === "thresholds") return undefined;
  const span = look.max - look.min || 1;
  const share = (at: number) => (at - look.min) / span;
  if (look.kind === "scale") return { "--share": share(value).toFixed(3) } as CSSProperties;
  const [from, to] = [share(Math.min(0, value)), share(Math.max(0, value))];
  return { "--from": `${(from * 100).toFixed(1)}%`, "--to": `${(to * 100).toFixed(1)}%` } as CSSProperties;
}
