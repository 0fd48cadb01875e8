import type { ChartComparison, ChartTypeModule } from "@/lib/chart/chart-type";
import { prepareNumber } from "@/lib/chart/prepare-number";
import { preparePivot } from "@/lib/chart/prepare-pivot";
import type { ChartTexts, PreparedChart } from "@/lib/chart/prepared-chart";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

/**
 * Decides everything about the picture of a result; `chart-option.ts` and the components only draw it.
 * `module`: that of the specification's type; undefined for the types that are text.
 * **Nulls** are gaps, never 0. **Order** time ascending; categories as the query ordered them where it did, else largest first.
 */
export function prepareWith(
  module: ChartTypeModule | undefined,
  result: ResultSet,
  spec: ChartSpec,
  texts: ChartTexts,
  comparison: ChartComparison | null = null,
): PreparedChart {
  if (result.rows.length === 0) return { kind: "empty" };
  if (spec.type === "table") return { kind: "table", options: spec.options };
  const known = new Set(result.columns.map((column) => column.name));
  const named = [spec.x, ...spec.y, spec.series].filter((name) => name !== null);
  const missing = named.filter((name) => !known.has(name));
  if (missing.length > 0) return { kind: "mismatch", missing };
  if (spec.type === "pivot") return preparePivot(result, spec, texts);
  if (spec.type === "number") return prepareNumber(result, spec, texts, comparison);
  return module?.prepare(result, spec, texts, comparison) ?? { kind: "table" };
}
