import type { ChartComparison } from "@/lib/chart/chart-type";
import type { ChartOptions } from "@/lib/chart/options-schema";
import type { ChartSpec } from "@/lib/chart/schema";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

/** One picture of the gallery: a chart type, or a variant of one, with data made up for it. */
export type GalleryDemo = {
  /** Unique; names its place on the page and its picture in tests. */
  readonly id: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly result: ResultSet;
  readonly spec: ChartSpec;
  readonly comparison?: ChartComparison;
};

/** A column of demo data. */
export function demoColumn(name: string, given: Partial<ResultColumn> = {}): ResultColumn {
  return { name, label: name, type: "text", role: "category", unit: null, grain: null, ...given };
}

/** A sum, so that its parts may be added up. */
export const demoMeasure = (name: string, given: Partial<ResultColumn> = {}): ResultColumn =>
  demoColumn(name, { type: "decimal", role: "measure", aggregate: "sum", ...given });

export const demoTime = (name: string, grain: ResultColumn["grain"]): ResultColumn =>
  demoColumn(name, { type: "date", role: "time", grain });

export function demoResult(columns: ResultColumn[], rows: Cell[][]): ResultSet {
  return { columns, rows, truncated: false };
}

export function demoSpec(type: ChartSpec["type"], given: Partial<ChartSpec>, options?: ChartOptions): ChartSpec {
  return {
    ...{ version: 1, type, x: null, y: [], series: null, stacked: false, horizontal: false, title: null },
    ...given,
    ...(options ? { options } : {}),
  };
}

/** A number from 0 to below 1 that looks random and is the same each time: pictures of the gallery are compared. */
export function demoNoise(seed: number): number {
  const wave = Math.sin(seed * 127.1 + 311.7) * 43_758.5453;
  return wave - Math.floor(wave);
}
