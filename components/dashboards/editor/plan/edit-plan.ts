import type { PlanDimension, PlanFilter, PlanMeasure, PlanSeries, QueryPlan } from "@/lib/nl2sql/schema";

/** A plan that asks for nothing yet. */
export const emptyPlan = (root: string): QueryPlan => ({
  ...{ version: 1, root, measures: [], dimensions: [], distinct: false, filter: null, having: [] },
  ...{ order: [], limit: null, series: [], combine: null },
});

/** Whether there is something to run. */
export const isComplete = ({ measures, dimensions }: QueryPlan): boolean => measures.length + dimensions.length > 0;

/** The tables that the rows of a plan are of: those of its figures, else the root. */
export function basesOf({ root, measures }: QueryPlan): string[] {
  const all = measures.flatMap(figuresOf).map(({ entity }) => entity);
  return all.length === 0 ? [root] : [...new Set(all)];
}

const figuresOf = (measure: PlanMeasure): PlanMeasure[] =>
  measure.ratio ? [measure, ...figuresOf(measure.ratio.to)] : [measure];

/** The first figure decides what the rows are of. */
export function addMeasure(plan: QueryPlan, measure: PlanMeasure): QueryPlan {
  const root = plan.measures.length === 0 ? measure.entity : plan.root;
  return { ...plan, root, distinct: false, measures: [...plan.measures, measure] };
}

export const changeMeasure = (plan: QueryPlan, index: number, measure: PlanMeasure): QueryPlan => ({
  ...plan,
  measures: plan.measures.with(index, measure),
});

/** What sorts by it or is computed from it goes with it; what names later figures by their place is moved up. */
export function removeMeasure(plan: QueryPlan, index: number): QueryPlan {
  const place = without(index);
  return {
    ...plan,
    measures: plan.measures.toSpliced(index, 1),
    order: plan.order.flatMap((order) => {
      if (order.by.kind !== "measure") return [order];
      const next = place(order.by.index);
      return next === null ? [] : [{ ...order, by: { kind: "measure" as const, index: next } }];
    }),
    series: plan.series.flatMap((series) => {
      const measure = place(series.measure);
      if (measure === null) return [];
      const baseline = series.baseline == null ? null : place(series.baseline);
      if (series.baseline != null && baseline === null) return [];
      return [{ ...series, measure, baseline }];
    }),
  };
}

export const addDimension = (plan: QueryPlan, dimension: PlanDimension): QueryPlan => ({
  ...plan,
  dimensions: [...plan.dimensions, dimension],
});

export const changeDimension = (plan: QueryPlan, index: number, dimension: PlanDimension): QueryPlan => ({
  ...plan,
  dimensions: plan.dimensions.with(index, dimension),
});

/** As `removeMeasure`, for what the plan is split by. */
export function removeDimension(plan: QueryPlan, index: number): QueryPlan {
  const place = without(index);
  const kept = (indexes: readonly number[] | undefined) => indexes?.flatMap((one) => place(one) ?? []);
  return {
    ...plan,
    dimensions: plan.dimensions.toSpliced(index, 1),
    order: plan.order.flatMap((order) => {
      if (order.by.kind !== "dimension") return [order];
      const next = place(order.by.index);
      return next === null ? [] : [{ ...order, by: { kind: "dimension" as const, index: next } }];
    }),
    ...(plan.limitWithin && { limitWithin: kept(plan.limitWithin) }),
    series: plan.series.map((series) => (series.within ? { ...series, within: kept(series.within) } : series)),
  };
}

/** Puts a split one place earlier or later: the first one becomes the axis. */
export function moveDimension(plan: QueryPlan, index: number, by: -1 | 1): QueryPlan {
  const to = index + by;
  const [from, other] = [plan.dimensions[index], plan.dimensions[to]];
  if (!from || !other) return plan;
  const place = (one: number) => (one === index ? to : one === to ? index : one);
  return {
    ...plan,
    dimensions: plan.dimensions.with(index, other).with(to, from),
    order: plan.order.map((order) =>
      order.by.kind === "dimension" ? { ...order, by: { kind: "dimension", index: place(order.by.index) } } : order,
    ),
    ...(plan.limitWithin && { limitWithin: plan.limitWithin.map(place) }),
    series: plan.series.map((series) => (series.within ? { ...series, within: series.within.map(place) } : series)),
  };
}

/** The conditions on rows that must all hold, one a chip. */
export function filtersOf({ filter }: QueryPlan): readonly PlanFilter[] {
  if (filter === null) return [];
  return filter.kind === "and" ? filter.filters : [filter];
}

export function withFilters(plan: QueryPlan, filters: readonly PlanFilter[]): QueryPlan {
  const [first = null] = filters;
  return { ...plan, filter: filters.length > 1 ? { kind: "and", filters: [...filters] } : first };
}

/** One sort in place of all others: what people mean by "sorted by". Null: as the plan would by itself. */
export const sortedBy = (plan: QueryPlan, order: QueryPlan["order"][number] | null): QueryPlan => ({
  ...plan,
  order: order === null ? [] : [order],
});

export const addSeries = (plan: QueryPlan, series: PlanSeries): QueryPlan => ({
  ...plan,
  series: [...plan.series, series],
});

/** Where a place is once another has gone; null for the one that went. */
const without = (gone: number) => (index: number) => (index === gone ? null : index > gone ? index - 1 : index);
