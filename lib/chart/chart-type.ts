import type { EChartsOption } from "echarts";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import type { Fit } from "@/lib/chart/fit";
import type { ChartLocale } from "@/lib/chart/format-number";
import type { ChartCap, ChartTexts } from "@/lib/chart/prepared-chart";
import type { ChartSpec, ChartType } from "@/lib/chart/schema";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

/** The part of the picker where a type stands. */
export const chartGroups = [
  "figure",
  "course",
  "comparison",
  "parts",
  "relation",
  "spread",
  "flow",
  "place",
  "rows",
] as const;
export type ChartGroup = (typeof chartGroups)[number];

/** What a screen reader is told, and what a tour by keyboard stops at: every mark with its name, its series and its value. */
export type ChartPoints = {
  readonly measure: ResultColumn | undefined;
  /** What the marks are of: the label of the axis, of the slices, of both sides of a heat map. */
  readonly dimension: string;
  readonly points: readonly ChartPoint[];
  /** Names of the series when there is more than one. */
  readonly series: readonly string[];
  /** The lowest and the highest of `measure`, where other measures and periods stand among the points. */
  readonly extremes?: { readonly count: number; readonly lowest: ChartPoint; readonly highest: ChartPoint } | null;
};
export type ChartPoint = {
  readonly name: string;
  readonly value: number;
  readonly series: string | null;
  /** Where ECharts has the mark, for its tooltip and its emphasis. */
  readonly at: {
    readonly seriesIndex: number;
    readonly dataIndex: number;
    /** Flows of a sankey are counted by themselves. */
    readonly dataType?: "edge";
  };
  /** The cells it stands for, by column of the result: what a click filters by. Empty: it stands for a rest that no filter names. */
  readonly cells: ChartCells;
  /** How its value is written, where that is not by the unit of `measure`. */
  readonly valueText?: (locale: ChartLocale) => string;
};
export type ChartCells = Readonly<Record<string, Cell>>;

/** A stretch of an axis, as a filter says it: from inclusive, to exclusive, as numbers or ISO 8601 times; or the values it holds. */
export type ChartStretch = {
  readonly column: string;
  readonly value:
    | { readonly kind: "within"; readonly from: Cell; readonly to: Cell }
    | { readonly kind: "in"; readonly values: Cell[] };
};

/** Charts with axes: what lies at a place of the picture. Places and values are those of the axes. */
export type ChartAxes = {
  /** Where the places run: from left to right, or downwards where bars lie. */
  readonly along: "x" | "y";
  readonly valueAxisCount: number;
  /** The mark nearest to a place, of several there the one nearest by value. `values`: the height in each value axis's own scale. */
  readonly pointAt: (place: number, values: readonly number[]) => ChartPoint | null;
  /** The places of two marks, for a stretch from one to the other. */
  readonly between: (first: ChartPoint, last: ChartPoint) => readonly [number, number];
  /** **Nulls** null: nothing lies there. */
  readonly stretch: (from: number, to: number) => ChartStretch | null;
};

/** The same figures of another period, on the same axis. */
export type ChartComparison = { readonly result: ResultSet; readonly label: string };

/** What every prepared chart has, whatever else its type keeps in it. */
export type Prepared = { readonly caps: readonly ChartCap[] };

/**
 * Everything that is known of one chart type: a file of `lib/chart/types/`, named after it. `P` is the type's own prepared form:
 * everything decided, only looks left.
 */
export type ChartTypeDefinition<P extends Prepared> = {
  readonly type: ChartType;
  readonly group: ChartGroup;
  /** How the type shows a result; null when it cannot, and by asking alone where another suits better. */
  readonly fit: Fit;
  /** Why it is offered when nothing speaks for it in particular: a key below `charts.reasons`. */
  readonly reason: (spec: ChartSpec) => string;
  /** The map it is drawn on, which must have been read before it is prepared. */
  readonly map?: (result: ResultSet, spec: ChartSpec) => string;
  /** **Nulls** null: the result cannot be drawn this way and is shown as a table. */
  readonly prepare: (
    result: ResultSet,
    spec: ChartSpec,
    texts: ChartTexts,
    comparison: ChartComparison | null,
  ) => P | null;
  readonly option: (chart: P, context: DrawingContext) => EChartsOption;
  readonly points: (chart: P) => ChartPoints;
  /** For types with axes, so that a click beside a mark finds it and a stretch can be brushed. */
  readonly axes?: (chart: P) => ChartAxes | null;
  /** For lines that are drawn through some of their points: those of the part of the axis that is shown. */
  readonly drawWithin?: (chart: P, window: AxisWindow, widthPx: number, including?: number) => DrawnWindow | null;
  /** Leaves out what has no room at this size, and says so in `caps`. */
  readonly fitToHeight?: (chart: P, heightPx: number, widthPx: number) => P;
  /** The parts of ECharts that its pictures always take: fetched with the type. What else an option names comes with the option. */
  readonly engine: readonly EnginePart[];
};
/** A part of an axis in percent of the whole, as ECharts says how far it is zoomed. */
export type AxisWindow = { readonly start: number; readonly end: number };
/** What long lines are drawn through. `data`: places and values in turn. */
export type DrawnWindow = {
  readonly series: readonly { readonly id: string; readonly data: Float64Array }[];
  /** Of each drawn point its `dataIndex` among all. **Order** ascending. */
  readonly dataIndexes: readonly number[];
};

/** Series and components of ECharts, by the names that `components/charts/load-engine.ts` reads them by. */
export type EnginePart =
  | "bar"
  | "boxplot"
  | "calendar"
  | "custom"
  | "dataZoom"
  | "funnel"
  | "gauge"
  | "heatmap"
  | "legend"
  | "line"
  | "map"
  | "markLine"
  | "pie"
  | "radarAxes"
  | "radarSeries"
  | "sankey"
  | "scatter"
  | "sunburst"
  | "treemap"
  | "visualMap";

/** A result made ready to be drawn by ECharts. */
export type DrawnChart = {
  readonly kind: "drawn";
  readonly type: ChartType;
  readonly caps: readonly ChartCap[];
  /** What the type made of the result; its own file knows the form. */
  readonly prepared: Prepared;
  readonly option: (context: DrawingContext) => EChartsOption;
  readonly points: () => ChartPoints;
  readonly axes: () => ChartAxes | null;
  /** `including`: a `dataIndex` that must be drawn. **Nulls** null: all of it is drawn at once, however far it is zoomed. */
  readonly drawWithin: (window: AxisWindow, widthPx: number, including?: number) => DrawnWindow | null;
  readonly fitToHeight: (heightPx: number, widthPx: number) => DrawnChart;
};

/** A chart type whose prepared form only it knows. */
export type ChartTypeModule = Pick<
  ChartTypeDefinition<Prepared>,
  "type" | "group" | "fit" | "reason" | "engine" | "map"
> & {
  readonly prepare: (
    result: ResultSet,
    spec: ChartSpec,
    texts: ChartTexts,
    comparison?: ChartComparison | null,
  ) => DrawnChart | null;
};

/** Makes a chart type of its definition. */
export function defineChartType<P extends Prepared>(definition: ChartTypeDefinition<P>): ChartTypeModule {
  const { type, group, fit, reason, engine, map } = definition;
  const drawn = (chart: P): DrawnChart => {
    // Read by the summary, the tour and every click; for 100,000 points they are made once.
    let points: ChartPoints | null = null;
    return {
      kind: "drawn",
      type,
      caps: chart.caps,
      prepared: chart,
      option: (context) => definition.option(chart, context),
      points: () => {
        points ??= definition.points(chart);
        return points;
      },
      axes: () => definition.axes?.(chart) ?? null,
      drawWithin: (...window) => definition.drawWithin?.(chart, ...window) ?? null,
      fitToHeight: (heightPx, widthPx) => drawn(definition.fitToHeight?.(chart, heightPx, widthPx) ?? chart),
    };
  };
  return {
    ...{ type, group, fit, reason, engine, ...(map ? { map } : {}) },
    prepare: (result, spec, texts, comparison = null) => {
      const chart = definition.prepare(result, spec, texts, comparison);
      return chart && drawn(chart);
    },
  };
}
