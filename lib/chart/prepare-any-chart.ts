import type { ChartComparison } from "@/lib/chart/chart-type";
import { chartTypeModules } from "@/lib/chart/chart-types";
import { prepareWith } from "@/lib/chart/prepare-chart";
import type { ChartTexts, PreparedChart } from "@/lib/chart/prepared-chart";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

/** Prepares a chart of any type, where all types are at hand: on the server. A page loads the types that it draws. */
export function prepareChart(
  result: ResultSet,
  spec: ChartSpec,
  texts: ChartTexts,
  comparison: ChartComparison | null = null,
): PreparedChart {
  return prepareWith(chartTypeModules.get(spec.type), result, spec, texts, comparison);
}
