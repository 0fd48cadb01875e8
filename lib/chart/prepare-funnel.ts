import { chartLimits } from "@/lib/chart/limits";
import type { ChartTexts, FunnelChart } from "@/lib/chart/prepared-chart";
import { categoryName, readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

/**
 * Prepares what is left after each step. **Order** as the query gave the steps when they fall, else largest first: a funnel that
 * widens is none. Null when a step is negative or all are zero.
 */
export function prepareFunnel(result: ResultSet, spec: ChartSpec, texts: ChartTexts): FunnelChart | null {
  const x = readColumn(result, spec.x);
  const measure = readColumn(result, spec.y[0]);
  if (!x || !measure) return null;
  const given = result.rows.flatMap((row) => {
    const value = readNumber(measure.cell(row));
    const cells = { [x.column.name]: x.cell(row) };
    return value === null ? [] : [{ name: categoryName(x.cell(row), x.column, texts), value, cells }];
  });
  const falls = given.every(({ value }, at) => value <= (given[at - 1]?.value ?? value));
  const ordered = falls ? given : given.toSorted((a, b) => b.value - a.value);
  const options = spec.options ?? {};
  const steps = ordered.slice(0, Math.min(options.top ?? chartLimits.steps, chartLimits.steps));
  const first = steps[0]?.value ?? 0;
  if (first <= 0 || steps.some(({ value }) => value < 0)) return null;
  return {
    kind: "funnel",
    x: x.column,
    column: measure.column,
    options,
    steps: steps.map((step) => ({ ...step, ofFirst: step.value / first })),
    caps: steps.length < ordered.length ? [{ what: "categories", shown: steps.length, total: ordered.length }] : [],
  };
}
