import type { ChartCells, Prepared } from "@/lib/chart/chart-type";
import { chartLimits } from "@/lib/chart/limits";
import type { ChartOptions } from "@/lib/chart/options-schema";
import type { ChartCap, ChartTexts } from "@/lib/chart/prepared-chart";
import { type ColumnReader, categoryName, readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import { isAdditive } from "@/lib/chart/result-profile";
import type { ChartSpec } from "@/lib/chart/schema";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

export type SankeyNode = {
  /** Unique; the same name on two levels is two nodes. */
  readonly id: string;
  readonly name: string;
  /** What flows through it: the larger of what comes in and what goes out. */
  readonly value: number;
  readonly isOther: boolean;
  readonly cells: ChartCells;
};
export type SankeyLink = {
  readonly source: string;
  readonly target: string;
  readonly value: number;
  readonly cells: ChartCells;
};
export type SankeyChart = Prepared & {
  readonly levels: readonly ResultColumn[];
  readonly column: ResultColumn;
  readonly nodes: readonly SankeyNode[];
  readonly links: readonly SankeyLink[];
  readonly options: ChartOptions;
};

type Flow = { readonly cells: readonly Cell[]; readonly value: number };

/** Whether following the flows by name alone never comes back: then stages that share names are one chain. */
function isChain(flows: readonly Flow[]): boolean {
  const next = new Map<string, Set<string>>();
  for (const { cells } of flows) {
    const [from, to] = cells.map(String);
    if (from === undefined || to === undefined) continue;
    next.set(from, (next.get(from) ?? new Set()).add(to));
  }
  const done = new Set<string>();
  const open = new Set<string>();
  const returns = (name: string): boolean => {
    if (open.has(name)) return true;
    if (done.has(name)) return false;
    open.add(name);
    const found = [...(next.get(name) ?? [])].some(returns);
    open.delete(name);
    done.add(name);
    return found;
  };
  return ![...next.keys()].some(returns);
}

type Frame = {
  readonly levels: readonly ColumnReader[];
  readonly texts: ChartTexts;
  /** Names alone tell nodes apart: a target that is a source elsewhere is the same node. */
  readonly chained: boolean;
  /** The names of each level that stand for themselves; the rest of a level is one node. */
  readonly kept: readonly ReadonlyMap<string, number>[];
  readonly restCounts: readonly number[];
};

function nodeAt(
  cell: Cell,
  level: number,
  { levels, texts, chained, kept, restCounts }: Frame,
): Omit<SankeyNode, "value"> {
  const reader = levels[level];
  const name = reader ? categoryName(cell, reader.column, texts) : String(cell);
  if (chained) return { id: name, name, isOther: false, cells: reader ? { [reader.column.name]: cell } : {} };
  if (kept[level]?.has(name)) {
    return { id: `${level} ${name}`, name, isOther: false, cells: reader ? { [reader.column.name]: cell } : {} };
  }
  return { id: `${level}`, name: texts.other(restCounts[level] ?? 0), isOther: true, cells: {} };
}

/** The largest names of each level. */
function rankLevels(flows: readonly Flow[], levels: readonly ColumnReader[], keep: number, texts: ChartTexts) {
  return levels.map((reader, level) => {
    const sums = new Map<string, number>();
    for (const { cells, value } of flows) {
      const name = categoryName(cells[level] ?? null, reader.column, texts);
      sums.set(name, (sums.get(name) ?? 0) + value);
    }
    const ranked = [...sums].toSorted((a, b) => b[1] - a[1]);
    // "Other (1)" would take as much room as the name itself.
    const count = ranked.length <= keep + 1 ? ranked.length : keep;
    return { kept: new Map(ranked.slice(0, count)), rest: ranked.length - count, total: ranked.length };
  });
}

function join(flows: readonly Flow[], frame: Frame): { nodes: SankeyNode[]; links: SankeyLink[] } {
  const nodes = new Map<string, Omit<SankeyNode, "value">>();
  const links = new Map<string, SankeyLink>();
  for (const { cells, value } of flows) {
    for (let level = 1; level < frame.levels.length; level += 1) {
      const source = nodeAt(cells[level - 1] ?? null, level - 1, frame);
      const target = nodeAt(cells[level] ?? null, level, frame);
      // The first to name a node says what it stands for.
      for (const node of [source, target]) if (!nodes.has(node.id)) nodes.set(node.id, node);
      const key = JSON.stringify([source.id, target.id]);
      const named = source.isOther || target.isOther ? {} : { ...source.cells, ...target.cells };
      links.set(key, {
        source: source.id,
        target: target.id,
        cells: named,
        value: (links.get(key)?.value ?? 0) + value,
      });
    }
  }
  const kept = [...links.values()].toSorted((a, b) => b.value - a.value).slice(0, chartLimits.sankeyLinks);
  const sum = (end: "source" | "target", id: string) =>
    kept.reduce((total, link) => (link[end] === id ? total + link.value : total), 0);
  const valued = [...nodes.values()].map((node) => ({
    ...node,
    value: Math.max(sum("source", node.id), sum("target", node.id)),
  }));
  return { nodes: valued.filter(({ value }) => value > 0), links: kept };
}

/** Prepares what flows from one column's values to the next one's. Null when the measure does not add up or nothing flows. */
export function prepareSankey(result: ResultSet, spec: ChartSpec, texts: ChartTexts): SankeyChart | null {
  const options = spec.options ?? {};
  const names = options.levels && options.levels.length > 1 ? options.levels : [spec.x, spec.series];
  const levels = [...new Set(names)].map((name) => readColumn(result, name)).filter((reader) => reader !== null);
  const measure = readColumn(result, spec.y[0]);
  if (!measure || levels.length < 2 || !isAdditive(measure.column)) return null;
  const values = result.rows.map((row) => readNumber(measure.cell(row)) ?? 0);
  const flows = result.rows.flatMap((row, at): Flow[] => {
    const value = values[at] ?? 0;
    return value > 0 ? [{ cells: levels.map((level) => level.cell(row)), value }] : [];
  });
  const negative = values.filter((value) => value < 0).length;
  const sources = new Set(flows.map(({ cells }) => String(cells[0])));
  const isShared = levels.length === 2 && flows.some(({ cells }) => sources.has(String(cells[1])));
  const ranked = rankLevels(
    flows,
    levels,
    options.top ?? Math.floor(chartLimits.sankeyNodes / levels.length / 2),
    texts,
  );
  const chained = isShared && isChain(flows);
  const frame = {
    levels,
    texts,
    chained,
    kept: ranked.map(({ kept }) => kept),
    restCounts: ranked.map(({ rest }) => rest),
  };
  const { nodes, links } = join(flows, frame);
  if (links.length === 0) return null;
  const cuts: ChartCap[] = chained
    ? []
    : ranked.filter(({ rest }) => rest > 0).map(({ kept, total }) => ({ what: "categories", shown: kept.size, total }));
  const below: ChartCap[] =
    negative > 0 ? [{ what: "negative", shown: flows.length, total: flows.length + negative }] : [];
  return {
    levels: levels.map(({ column }) => column),
    ...{ column: measure.column, nodes, links, options, caps: [...cuts, ...below] },
  };
}
