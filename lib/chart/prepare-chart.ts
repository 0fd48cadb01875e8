import { prepareCartesian } from "@/lib/chart/prepare-cartesian";
import { prepareFunnel } from "@/lib/chart/prepare-funnel";
import { prepareHeatmap } from "@/lib/chart/prepare-heatmap";
import { prepareHistogram } from "@/lib/chart/prepare-histogram";
import { prepareNumber } from "@/lib/chart/prepare-number";
import { preparePie } from "@/lib/chart/prepare-pie";
import { prepareScatter } from "@/lib/chart/prepare-scatter";
import type { ChartTexts, PreparedChart } from "@/lib/chart/prepared-chart";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

/**
 * Decides everything about the picture of a result; `chart-option.ts` and the components only draw it.
 * **Nulls** are gaps, never 0. **Order** time ascending; categories as the query ordered them where it did, else largest first.
 */
export function prepareChart(result: ResultSet, spec: ChartSpec, texts: ChartTexts): PreparedChart {
  if (result.rows.length === 0) return { kind: "empty" };
  if (spec.type === "table") return { kind: "table" };
  const known = new Set(result.columns.map((column) => column.name));
  const named = [spec.x, ...spec.y, spec.series].filter((name) => name !== null);
  const missing = named.filter((name) => !known.has(name));
  if (missing.length > 0) return { kind: "mismatch", missing };
  switch (spec.type) {
    case "number":
      return prepareNumber(result, spec, texts);
    case "pie":
      return preparePie(result, spec, texts) ?? { kind: "table" };
    case "scatter":
      return prepareScatter(result, spec, texts) ?? { kind: "table" };
    case "histogram":
      return prepareHistogram(result, spec, texts) ?? { kind: "table" };
    case "heatmap":
      return prepareHeatmap(result, spec, texts) ?? { kind: "table" };
    case "funnel":
      return prepareFunnel(result, spec, texts) ?? { kind: "table" };
    case "line":
    case "area":
    case "bar":
      return prepareCartesian(result, { ...spec, type: spec.type }, texts) ?? { kind: "table" };
  }
}
