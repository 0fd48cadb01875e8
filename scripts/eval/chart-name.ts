import type { ChartSpec } from "@/lib/chart/schema";
import type { ChartLine } from "@/scripts/eval/chart-set";

/**
 * A chart as a file spells it. Files know no histogram, which is bars over bins to them, and no ring, which is a pie. A bar that is split
 * by a series is "Stacked Bar", a line "Grouping Line", a scatter "Grouping Scatter" where such charts have names of their own.
 */
export function chartName({ type, series }: ChartSpec, spelling: ChartLine["spelling"]): string {
  const plain = type === "histogram" ? "bar" : type;
  if (spelling === "plain") return plain;
  const split = series === null ? null : splitNames.get(plain);
  return split ?? `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
}

const splitNames = new Map<string, string>([
  ["bar", "Stacked Bar"],
  ["line", "Grouping Line"],
  ["scatter", "Grouping Scatter"],
]);
