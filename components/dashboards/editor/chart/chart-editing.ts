import type { ChartOptions } from "@/lib/chart/options-schema";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

/** What every group of looks works on. */
export type ChartEditing = {
  readonly spec: ChartSpec;
  /** Undefined while its rows are being read. */
  readonly result: ResultSet | undefined;
  readonly setSpec: (spec: ChartSpec) => void;
  /** Sets options and leaves the others; undefined takes one back to its default. `field`: typing into it is one step back. */
  readonly setOptions: (
    options: { [Key in keyof ChartOptions]: ChartOptions[Key] | undefined },
    field?: string,
  ) => void;
};
