import { chartVariant } from "@/lib/chart/chart-variant";
import type { ChartRecommendation, ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

/**
 * The recommendation with a chart that a person chose for these columns in first place, as long as it still fits the rows: a line
 * needs more than one of them. **Nulls** no chart was chosen: the recommendation as it is.
 */
export function keepChart(
  recommendation: ChartRecommendation,
  chosen: ChartSpec | null,
  { columns }: Pick<ResultSet, "columns">,
  reason: "chosen" | "remembered" = "chosen",
): ChartRecommendation {
  if (chosen === null) return recommendation;
  const fitting = [recommendation.spec, ...recommendation.alternatives];
  const names = new Set(columns.map(({ name }) => name));
  const needed = [chosen.x, chosen.series, ...chosen.y].filter((name) => name !== null);
  if (!fitting.some(({ type }) => type === chosen.type) || !needed.every((name) => names.has(name)))
    return recommendation;
  const others = [{ ...recommendation.spec, reason: recommendation.reason }, ...recommendation.alternatives];
  return { spec: chosen, reason, alternatives: others.filter((other) => chartVariant(other) !== chartVariant(chosen)) };
}
