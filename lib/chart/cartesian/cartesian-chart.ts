import type { ChartCells } from "@/lib/chart/chart-type";
import type { ChartColour, ChartOptions } from "@/lib/chart/options-schema";
import type { ChartCap } from "@/lib/chart/prepared-chart";
import type { Cell, ResultColumn } from "@/lib/execute/schema";

/** The places of a chart: what its values stand over. */
export type Places = {
  readonly column: ResultColumn;
  /**
   * period: every period between the first and the last has its place beside the others; instant: places are proportional to time;
   * category: names, each with its place.
   */
  readonly kind: "category" | "period" | "instant";
  readonly count: number;
  /** How a place is called. Names of 100,000 times are made when somebody asks for one. */
  readonly label: (index: number) => string;
  /** Milliseconds since 1970 of each place; null for categories. */
  readonly times: readonly number[] | null;
  /** The cell of each place. **Nulls** a period without a row, or an unknown category. */
  readonly cells: readonly Cell[];
  /** bins: the numbers where each begins and ends, in place of a cell. */
  readonly edges?: readonly number[];
  /** From here on places stand for no cell of their own: everything beyond the top, a total. */
  readonly otherIndex?: number;
};

export type PreparedSeries = {
  /** The same whenever its rows are read anew, so that the legend and the motion go on with it. */
  readonly id: string;
  readonly name: string;
  readonly column: ResultColumn;
  /** One value a place; null is a gap. */
  readonly values: readonly (number | null)[];
  /** The sum of the series that have no colour of their own. */
  readonly isOther: boolean;
  /** The value of the column that splits the rows into series; empty where none does. */
  readonly cells: ChartCells;
  readonly as: "line" | "area" | "bar";
  /** Which value axis it stands on. */
  readonly axis: 0 | 1;
  /** A designer's colour. **Nulls** the next of the palette. */
  readonly colour: ChartColour | null;
  /** The same figures of another period: `of` is the series it is compared with. **Nulls** it is one of the shown. */
  readonly comparison: { readonly label: string; readonly of: number } | null;
};

/** One axis of values. */
export type ValueAxis = {
  /** A measure on it: how its values are written. */
  readonly column: ResultColumn;
  readonly scale: "linear" | "log";
  readonly title: string;
  /** **Nulls** the data decides. */
  readonly min: number | null;
  readonly max: number | null;
  /** False: a line whose values differ little against their size would be flat on an axis from zero. */
  readonly fromZero: boolean;
};

/** A line across the picture, with its words. */
export type ReferenceMark = {
  readonly value: number;
  readonly axis: 0 | 1;
  readonly label: string;
  readonly colour: ChartColour;
  /** threshold: from here on, marks have its colour. */
  readonly kind: "reference" | "threshold";
};

/** Lines, areas, bars and what is put together of them: series over categories, periods or instants. */
export type CartesianChart = {
  readonly kind: "cartesian";
  /** How most of its series are drawn. */
  readonly type: "line" | "area" | "bar";
  readonly stacked: boolean;
  /** Each stack is 100 %. */
  readonly percent: boolean;
  readonly horizontal: boolean;
  /** Bars without gaps: bins of a histogram, where nothing lies between. */
  readonly touching: boolean;
  readonly x: Places;
  readonly series: readonly PreparedSeries[];
  readonly axes: readonly ValueAxis[];
  readonly marks: readonly ReferenceMark[];
  readonly options: ChartOptions;
  readonly caps: readonly ChartCap[];
};
