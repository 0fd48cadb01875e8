import { readNumber } from "@/lib/chart/read-value";
import type { Cell } from "@/lib/execute/schema";
import type { ColumnRef, PlanMeasure, Predicate, QueryPlan } from "@/lib/nl2sql/schema";

/** As many bars as are told apart in a control of a few hundred pixels. */
const binCountMax = 20;

/**
 * How many rows lie in each of a few equal steps from the smallest to the largest number: a figure for each step, so that one query
 * without any function of an engine tells them all. Nulls: null where there is no stretch between the two ends.
 */
export function binsPlan(
  plan: QueryPlan,
  column: ColumnRef,
  { min, max, isWhole }: { readonly min: Cell; readonly max: Cell; readonly isWhole: boolean },
): QueryPlan | null {
  const [low, high] = [readNumber(min), readNumber(max)];
  if (low === null || high === null || low >= high) return null;
  const count = isWhole ? Math.min(binCountMax, high - low + 1) : binCountMax;
  // Of whole numbers each step holds its last one.
  const step = (high - low + (isWhole ? 1 : 0)) / count;
  const predicate = (operator: Predicate["operator"], value: number): Predicate => ({
    ...{ kind: "predicate", column, operator, values: [value], exact: true },
  });
  const measures = Array.from({ length: count }, (_, index): PlanMeasure => {
    const ends = [
      predicate("gte", low + index * step),
      index === count - 1 ? predicate("lte", high) : predicate("lt", low + (index + 1) * step),
    ];
    return {
      ...{ aggregate: "count", entity: column.entity, column: null, measureId: null, label: `step ${index + 1}` },
      filter: { kind: "and", filters: ends },
    };
  });
  return { ...plan, measures };
}
