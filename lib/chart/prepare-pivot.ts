import { compareCells } from "@/lib/chart/compare-cells";
import { designedFormat, formatDesigned } from "@/lib/chart/format-designed";
import { formatNumber } from "@/lib/chart/format-number";
import { formatValue, nullText } from "@/lib/chart/format-value";
import { type PivotFigures, type PivotTotal, pivotFigures, pivotKey } from "@/lib/chart/pivot-figures";
import type { ChartTexts } from "@/lib/chart/prepared-chart";
import { isAdditive } from "@/lib/chart/result-profile";
import type { ChartSpec } from "@/lib/chart/schema";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

/** A value of a row or column heading, with those below it. */
export type PivotNode = {
  /** The same for the same values, whenever the rows are read: what is folded stays folded. */
  readonly key: string;
  readonly label: string;
  /** By column of the result, from the outermost heading to this one. */
  readonly cells: Readonly<Record<string, Cell>>;
  readonly children: readonly PivotNode[];
};

export type PivotValue = {
  readonly label: string;
  readonly total: PivotTotal;
  readonly write: (value: number | null) => string;
};

export type PivotChart = {
  readonly kind: "pivot";
  readonly rowLabels: readonly string[];
  readonly columnLabels: readonly string[];
  readonly values: readonly PivotValue[];
  readonly rows: readonly PivotNode[];
  readonly columns: readonly PivotNode[];
  /** Columns beyond what can be read: "60 of 400". */
  readonly cap: { readonly shown: number; readonly total: number } | null;
  readonly hasTotals: boolean;
  readonly figures: PivotFigures;
};

/** More are not compared but searched, for which there is the table. */
const columnCountMax = 60;

/**
 * Turns a result over: headings from some columns down, from others across, one figure where they meet.
 * **Nulls** count in no figure; a place without rows is empty. **Order** times and numbers ascending, texts as the query had them.
 */
export function preparePivot(result: ResultSet, spec: ChartSpec, texts: ChartTexts): PivotChart | { kind: "table" } {
  const plan = planOf(result, spec);
  if (plan.values.length === 0) return { kind: "table" };
  const node = headings(result, texts);
  const across = plan.columns.length === 0 ? [] : node(plan.columns);
  const leafCount = leaves(across).length;
  const kept = leafCount > columnCountMax ? firstLeaves(across, columnCountMax) : across;
  return {
    kind: "pivot",
    rowLabels: plan.rows.map(({ column }) => column.label),
    columnLabels: plan.columns.map(({ column }) => column.label),
    values: plan.values.map(({ column, total }) => pivotValue(column, total, spec, texts)),
    rows: node(plan.rows),
    columns: kept,
    cap: kept === across ? null : { shown: leaves(kept).length, total: leafCount },
    hasTotals: spec.options?.pivot?.totals ?? true,
    figures: pivotFigures(result.rows, {
      rows: plan.rows.map(({ index }) => index),
      columns: plan.columns.map(({ index }) => index),
      values: plan.values.map(({ index, total }) => ({ index, total })),
    }),
  };
}

type Placed = { readonly column: ResultColumn; readonly index: number };

/** What the designer chose; else the first name down, the series (or the next name) across, and every measure. */
function planOf(result: ResultSet, { x, y, series, options }: ChartSpec) {
  const placed = (name: string | null): Placed[] => {
    const index = result.columns.findIndex((column) => column.name === name);
    const column = result.columns[index];
    return column ? [{ column, index }] : [];
  };
  const chosen = options?.pivot;
  const byItself = y.flatMap(placed).map((value) => ({ ...value, total: totalByItself(value.column) }));
  return {
    rows: chosen?.rows?.length ? chosen.rows.flatMap(placed) : placed(x),
    columns: chosen ? chosen.columns.flatMap(placed) : placed(series),
    values: chosen?.values?.length
      ? chosen.values.flatMap(({ column, total }) => placed(column).map((value) => ({ ...value, total })))
      : byItself,
  };
}

/** An average of averages would be wrong, a sum of them more so; it is the lesser fault, and the designer can choose. */
const totalByItself = (column: ResultColumn): PivotTotal => (isAdditive(column) ? "sum" : "average");

function pivotValue(column: ResultColumn, total: PivotTotal, spec: ChartSpec, { locale }: ChartTexts): PivotValue {
  const format = designedFormat(column, spec.options);
  const style = { unit: total === "count" ? null : column.unit };
  const write = (value: number | null) => {
    if (value === null) return nullText;
    return format ? formatDesigned(value, format, style, locale) : formatNumber(value, style, locale);
  };
  return { label: spec.options?.measures?.[column.name]?.label ?? column.label, total, write };
}

/** Makes the tree of headings of some columns. */
function headings(result: ResultSet, { locale, emptyCategory }: ChartTexts) {
  const nodes = (placed: readonly Placed[], rows: ResultSet["rows"], above: PivotNode | null): PivotNode[] => {
    const [first, ...rest] = placed;
    if (!first) return [];
    const { column, index } = first;
    const groups = [...Map.groupBy(rows, (row) => row[index] ?? null)];
    const ordered = isInQueryOrder(column) ? groups : groups.toSorted(([a], [b]) => compareCells(a, b, column));
    return ordered.map(([cell, own]) => {
      const node: PivotNode = {
        key: pivotKey(above?.key ?? "", cell),
        label: cell === null ? emptyCategory : formatValue(cell, column, locale),
        cells: { ...above?.cells, [column.name]: cell },
        children: [],
      };
      return { ...node, children: nodes(rest, own, node) };
    });
  };
  return (placed: readonly Placed[]) => nodes(placed, result.rows, null);
}

const isInQueryOrder = ({ type, role, part }: ResultColumn) =>
  role !== "time" && part === undefined && (type === "text" || type === "boolean");

/** The headings that have figures: those without any below them. */
export function leaves(nodes: readonly PivotNode[]): PivotNode[] {
  return nodes.flatMap((node) => (node.children.length === 0 ? [node] : leaves(node.children)));
}

function firstLeaves(nodes: readonly PivotNode[], count: number): PivotNode[] {
  const kept: PivotNode[] = [];
  let left = count;
  for (const node of nodes) {
    if (left <= 0) break;
    const children = firstLeaves(node.children, left);
    left -= children.length === 0 ? 1 : leaves(children).length;
    kept.push({ ...node, children });
  }
  return kept;
}
