import type { ColumnProfile, ResultProfile } from "@/lib/chart/result-profile";
import type { ChartSpec } from "@/lib/chart/schema";

/**
 * How one chart type shows a result; null when it cannot. `asked`: a person named the type, so it is enough that it can be drawn and
 * says nothing wrong, even where another suits better. `split`: a further column is to be told apart by colour.
 */
export type Fit = (profile: ResultProfile, wish: { asked: boolean; split: boolean }) => ChartSpec | null;

export const blankChart: ChartSpec = {
  version: 1,
  type: "table",
  x: null,
  y: [],
  series: null,
  stacked: false,
  horizontal: false,
  title: null,
};

export const names = (profiles: readonly ColumnProfile[]) => profiles.map(({ column }) => column.name);
