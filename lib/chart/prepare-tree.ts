import type { ChartCells, ChartPoint, ChartPoints, Prepared } from "@/lib/chart/chart-type";
import { chartLimits } from "@/lib/chart/limits";
import type { ChartOptions } from "@/lib/chart/options-schema";
import type { ChartCap, ChartTexts } from "@/lib/chart/prepared-chart";
import { type ColumnReader, categoryName, readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import { isAdditive } from "@/lib/chart/result-profile";
import type { ChartSpec } from "@/lib/chart/schema";
import { sortMarks } from "@/lib/chart/sort-marks";
import type { ResultColumn, ResultSet } from "@/lib/execute/schema";

export type TreeNode = {
  readonly name: string;
  readonly value: number;
  readonly isOther: boolean;
  readonly cells: ChartCells;
  readonly children: readonly TreeNode[];
};

/** Treemap and sunburst: a whole, its parts, and theirs. */
export type TreeChart = Prepared & {
  readonly levels: readonly ResultColumn[];
  readonly column: ResultColumn;
  readonly roots: readonly TreeNode[];
  readonly total: number;
  /** Whether the total means something: a sum of averages does not. */
  readonly adds: boolean;
  readonly options: ChartOptions;
};

/** From the outermost: those that a designer chose, else the two sides of the specification. */
function levelReaders(result: ResultSet, spec: ChartSpec): ColumnReader[] {
  const names = spec.options?.levels?.length ? spec.options.levels : [spec.x, spec.series];
  return [...new Set(names)].map((name) => readColumn(result, name)).filter((reader) => reader !== null);
}

type Frame = {
  readonly levels: readonly ColumnReader[];
  readonly measure: ColumnReader;
  readonly spec: ChartSpec;
  readonly texts: ChartTexts;
};

const sumOf = (nodes: readonly TreeNode[]) => nodes.reduce((sum, { value }) => sum + value, 0);

/** The rest of a level as one part: siblings beyond the limit are too small to be seen. */
function withOther(nodes: readonly TreeNode[], siblingMax: number, { spec, texts }: Frame): TreeNode[] {
  const ranked = nodes.toSorted((a, b) => b.value - a.value);
  const rest = ranked.slice(siblingMax);
  const kept = sortMarks(ranked.slice(0, siblingMax), spec.options?.sort);
  if (rest.length === 0) return kept;
  const other = { name: texts.other(rest.length), value: sumOf(rest), isOther: true, cells: {}, children: [] };
  return [...kept, other];
}

function grow(rows: ResultSet["rows"], depth: number, above: ChartCells, frame: Frame): TreeNode[] {
  const level = frame.levels[depth];
  if (!level) return [];
  const groups = Map.groupBy(rows, (row) => categoryName(level.cell(row), level.column, frame.texts));
  const nodes = [...groups].map(([name, group]): TreeNode => {
    const cells = { ...above, [level.column.name]: level.cell(group[0] ?? []) };
    const children = grow(group, depth + 1, cells, frame);
    const values = group.map((row) => readNumber(frame.measure.cell(row)) ?? 0);
    const sum = values.reduce((total, value) => total + value, 0);
    const value = isAdditive(frame.measure.column) || values.length === 0 ? sum : sum / values.length;
    return { name, value, isOther: false, cells, children };
  });
  // Below the first level the rest is put together sooner: its room is a part of a part.
  const siblingMax = frame.spec.options?.top ?? chartLimits.treeSiblings;
  return withOther(nodes, depth === 0 ? siblingMax : Math.min(siblingMax, 12), frame);
}

/** What is below zero has no area and what is zero none to see: such rows are left out, and the former are counted. */
function positiveRows(result: ResultSet, measure: ColumnReader): { rows: ResultSet["rows"]; caps: ChartCap[] } {
  const rows = result.rows.filter((row) => (readNumber(measure.cell(row)) ?? 0) > 0);
  const negative = result.rows.filter((row) => (readNumber(measure.cell(row)) ?? 0) < 0).length;
  const total = rows.length + negative;
  return { rows, caps: negative > 0 ? [{ what: "negative", shown: rows.length, total }] : [] };
}

/** Prepares parts of a whole by one or more levels. Null without a positive value, or when averages would be added up over levels. */
export function prepareTree(result: ResultSet, spec: ChartSpec, texts: ChartTexts): TreeChart | null {
  const measure = readColumn(result, spec.y[0]);
  const levels = levelReaders(result, spec);
  if (!measure || levels.length === 0) return null;
  if (levels.length > 1 && !isAdditive(measure.column)) return null;
  const { rows, caps } = positiveRows(result, measure);
  const frame = { levels, measure, spec, texts };
  const roots = grow(rows, 0, {}, frame);
  if (roots.length === 0) return null;
  const first = levels[0];
  const names = new Set(rows.map((row) => String(first?.cell(row))));
  const shown = roots.filter(({ isOther }) => !isOther).length;
  const cut: ChartCap[] = shown < names.size ? [{ what: "categories", shown, total: names.size }] : [];
  return {
    levels: levels.map(({ column }) => column),
    ...{
      column: measure.column,
      roots,
      total: sumOf(roots),
      adds: isAdditive(measure.column),
      options: spec.options ?? {},
      caps: [...cut, ...caps],
    },
  };
}

/** Every part in the order in which ECharts numbers them: a part before its own parts; 0 is the whole. */
export function treePoints({ column, levels, roots }: TreeChart): ChartPoints {
  const points: ChartPoint[] = [];
  const visit = (nodes: readonly TreeNode[], above: readonly string[]) => {
    for (const node of nodes) {
      const path = [...above, node.name];
      points.push({
        ...{ name: path.join(" · "), value: node.value, series: null, cells: node.cells },
        at: { seriesIndex: 0, dataIndex: points.length + 1 },
      });
      visit(node.children, path);
    }
  };
  visit(roots, []);
  return { measure: column, dimension: levels.map(({ label }) => label).join(" · "), series: [], points };
}
