import { isNumeric } from "@/lib/chart/format-value";
import type { ResultColumn } from "@/lib/execute/schema";
import type { DraftRun } from "@/lib/pipeline/run-draft";

/** Whether the values of a column of an answer may be added up: sums, counts and plain amounts, never averages, ratios or percents. */
export function additiveColumns({ draft, checked, result }: DraftRun): (column: ResultColumn) => boolean {
  const { plan } = draft;
  const names = result.columns.filter((column, index) => {
    if (!isNumeric(column) || column.unit === "%") return false;
    const known = checked.columns.find(({ name }) => name === column.name);
    if (known?.percent) return false;
    const measure = plan?.measures[index - plan.dimensions.length];
    if (measure) return !measure.ratio && isSum(measure.aggregate);
    // A figure along the rows, such as a running total, stands behind the measures.
    if (plan && plan.measures.length > 0 && index >= plan.dimensions.length) return false;
    if (known?.aggregate) return isSum(known.aggregate);
    return known?.source != null && !known.grain && !known.part;
  });
  const additive = new Set(names.map(({ name }) => name));
  return ({ name }) => additive.has(name);
}

const isSum = (aggregate: string): boolean => aggregate === "sum" || aggregate === "count";
