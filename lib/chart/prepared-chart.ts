import type { ReferenceMark } from "@/lib/chart/cartesian/cartesian-chart";
import type { ChartCells, DrawnChart } from "@/lib/chart/chart-type";
import type { ChartLocale } from "@/lib/chart/format-number";
import type { ChartColour, ChartOptions } from "@/lib/chart/options-schema";
import type { PivotChart } from "@/lib/chart/prepare-pivot";
import type { ResultColumn } from "@/lib/execute/schema";

/** The words that preparing needs in the reader's language. */
export type ChartTexts = {
  readonly locale: ChartLocale;
  /** Names the sum of everything beyond the top: "Other (115)". */
  readonly other: (count: number) => string;
  /** Names a null category. */
  readonly emptyCategory: string;
  /** Names how many rows there are, where no column of the result does. */
  readonly count: string;
  /** Names what a box plot shows: the middle value, where half of all lie, and where all but the outliers do. */
  readonly spread: Readonly<Record<"median" | "middleHalf" | "reach", string>>;
  /** Names what everything adds up to. */
  readonly total: string;
  /** Names a series of another period: "Revenue (a year before)". */
  readonly compared: (name: string, label: string) => string;
  /** Names figures of what is shown, for lines across it. */
  readonly figures: Readonly<Record<"average" | "median" | "minimum" | "maximum", string>>;
};

/**
 * Something left out of the picture, to be said beside it: "25 of 140". added, averaged: rows that share a place are drawn as one value,
 * `total` rows on `shown` places. unmatched: `shown` of `total` places were found on the map. negative: `total - shown` parts below zero
 * have no area. outliers: of those far from the rest, `shown` are drawn. sampled, thinned: the most telling `shown` of `total` points are
 * drawn, and the others when somebody zooms in, or never. positive: values of 0 or less have no place on a logarithmic axis.
 */
export type ChartCap = {
  readonly what:
    | "categories"
    | "series"
    | "points"
    | "added"
    | "averaged"
    | "unmatched"
    | "negative"
    | "outliers"
    | "sampled"
    | "thinned"
    | "positive";
  readonly shown: number;
  readonly total: number;
};

export type PieChart = {
  readonly kind: "pie";
  readonly x: ResultColumn;
  readonly column: ResultColumn;
  readonly parts: readonly {
    readonly name: string;
    readonly value: number;
    readonly isOther: boolean;
    readonly cells: ChartCells;
  }[];
  readonly total: number;
  /** Whether the total means something: a sum of averages does not. */
  readonly adds: boolean;
  readonly options: ChartOptions;
  readonly caps: readonly ChartCap[];
};

/** `size` null: points without a measure of their own for it. */
export type ScatterPoint = {
  readonly x: number;
  readonly y: number;
  readonly size: number | null;
  readonly name: string | null;
  readonly cells: ChartCells;
};
export type ScatterChart = {
  readonly kind: "scatter";
  readonly x: ResultColumn;
  readonly y: ResultColumn;
  /** What the area of a bubble measures. */
  readonly size: { readonly column: ResultColumn; readonly max: number } | null;
  readonly series: readonly { readonly name: string | null; readonly points: readonly ScatterPoint[] }[];
  /** Lines across, at values of `y`. */
  readonly marks: readonly ReferenceMark[];
  readonly options: ChartOptions;
  readonly caps: readonly ChartCap[];
};

export type HeatmapChart = {
  readonly kind: "heatmap";
  readonly x: ResultColumn;
  readonly down: ResultColumn;
  readonly column: ResultColumn;
  readonly acrossLabels: readonly string[];
  readonly downLabels: readonly string[];
  /** Places count from the left and from the top. */
  readonly cells: readonly {
    readonly across: number;
    readonly down: number;
    readonly value: number;
    readonly cells: ChartCells;
  }[];
  readonly range: { readonly min: number; readonly max: number };
  readonly options: ChartOptions;
  readonly caps: readonly ChartCap[];
};

export type FunnelChart = {
  readonly kind: "funnel";
  readonly x: ResultColumn;
  readonly column: ResultColumn;
  /** `ofFirst`: 0.25 is a quarter of the first step. */
  readonly steps: readonly {
    readonly name: string;
    readonly value: number;
    readonly ofFirst: number;
    readonly cells: ChartCells;
  }[];
  readonly options: ChartOptions;
  readonly caps: readonly ChartCap[];
};

export type NumberItem = {
  readonly label: string;
  readonly column: ResultColumn;
  readonly value: number | null;
  /** For a card ("$1.23M") and in full. */
  readonly text: string;
  readonly exactText: string;
  /** The course that led to the value, when there is one. */
  readonly trend: {
    readonly values: readonly (number | null)[];
    readonly periodLabel: string;
    readonly previousLabel: string | null;
    /** Change against the period before, as a share: 0.12 is 12 % more. Null when there is none or it was zero. */
    readonly change: number | null;
  } | null;
  /** The same figure of the period that is compared with. */
  readonly comparison: { readonly label: string; readonly text: string; readonly change: number | null } | null;
  /** `share`: 0.8 is four fifths of the target; null where a target of zero or below makes a share meaningless. */
  readonly target: { readonly text: string; readonly share: number | null; readonly isMet: boolean } | null;
  /** The threshold that the value has reached. */
  readonly mark: { readonly colour: ChartColour; readonly label: string } | null;
  /** How a rise is to be read. */
  readonly goodDirection: "up" | "down" | "none";
  readonly hasSparkline: boolean;
};
export type NumberChart = { readonly kind: "number"; readonly items: readonly NumberItem[] };

/** A result made ready to draw: everything is decided, only drawing is left. */
export type PreparedChart =
  | DrawnChart
  | NumberChart
  | { readonly kind: "table"; readonly options?: ChartOptions }
  | PivotChart
  | { readonly kind: "empty" }
  /** The specification names columns that the result does not have (any more). */
  | { readonly kind: "mismatch"; readonly missing: readonly string[] };
