import type { Move } from "@/lib/nl2sql/offline/dialogue/move";
import { aggregateWords } from "@/lib/nl2sql/offline/resolve/build-context";
import { periodOf } from "@/lib/nl2sql/offline/resolve/period";
import { allOf, filtersOf } from "@/lib/nl2sql/offline/resolve/plan-filters";
import type { PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import type { MeasureAggregate, SemanticModel } from "@/lib/semantic/schema";

type Order = QueryPlan["order"][number];

const opposite = { asc: "desc", desc: "asc" } as const;

/** What the rows are sorted by: what the plan says, else what the compiler does where it says nothing. */
function orderOf({ order, dimensions, measures }: QueryPlan): Order[] {
  if (order.length > 0) return [...order];
  const time = dimensions.findIndex(({ grain }) => grain !== null);
  if (time >= 0) return [{ by: { kind: "dimension", index: time }, direction: "asc" }];
  if (measures.length > 0) return [{ by: { kind: "measure", index: 0 }, direction: "desc" }];
  return dimensions.length > 0 ? [{ by: { kind: "dimension", index: 0 }, direction: "asc" }] : [];
}

/** "only the top 3", "the last five". Nulls: null where a single figure has nothing to cut. */
export function cut(plan: QueryPlan, { count, end }: Move & { kind: "cut" }): QueryPlan | null {
  if (plan.dimensions.length === 0) return null;
  const { limitWithin: _, ...rest } = plan;
  if (end === "first") return { ...rest, limit: count };
  if (end === "last") {
    // Rows in no order have no last ones.
    if (plan.order.length === 0 && plan.measures.length === 0) return null;
    return {
      ...rest,
      order: orderOf(plan).map((order) => ({ ...order, direction: opposite[order.direction] })),
      limit: count,
    };
  }
  const ranked = plan.order.find(({ by }) => by.kind === "measure" || by.kind === "hidden_measure");
  const direction = end === "best" ? "desc" : "asc";
  if (ranked !== undefined) return { ...rest, order: [{ ...ranked, direction }], limit: count };
  if (plan.measures.length > 0)
    return { ...rest, order: [{ by: { kind: "measure", index: 0 }, direction }], limit: count };
  const order =
    end === "best" ? plan.order : orderOf(plan).map((wish) => ({ ...wish, direction: opposite[wish.direction] }));
  return { ...rest, order, limit: count };
}

/** "the other way round", "ascending": the first thing that is sorted by leads. */
export function turned(plan: QueryPlan, direction: "asc" | "desc" | null): QueryPlan | null {
  const [first, ...others] = orderOf(plan);
  if (first === undefined || plan.dimensions.length === 0) return null;
  const order =
    direction === null
      ? [first, ...others].map((wish) => ({ ...wish, direction: opposite[wish.direction] }))
      : [{ ...first, direction }, ...others];
  return { ...plan, order };
}

/** "without the filter", "all of them again"; null where there is nothing of it. */
export function dropped(
  plan: QueryPlan,
  what: (Move & { kind: "drop" })["what"],
  model: SemanticModel,
): QueryPlan | null {
  const { limitWithin: _, ...uncut } = plan;
  switch (what) {
    case "filters":
      return plan.filter === null && plan.having.length === 0 ? null : { ...plan, filter: null, having: [] };
    case "time": {
      const kept = filtersOf(plan.filter).filter((filter) => periodOf(filter, model) === null);
      return kept.length === filtersOf(plan.filter).length ? null : { ...plan, filter: allOf(kept) };
    }
    case "limit":
      return plan.limit === null ? null : { ...uncut, limit: null };
    case "sorting":
      return plan.order.length === 0 ? null : { ...plan, order: [] };
    case "split":
      return plan.measures.length === 0 || plan.dimensions.length === 0 ? null : unsplit(plan);
    case "all":
      return plan.limit === null ? dropped(plan, "filters", model) : { ...uncut, limit: null };
  }
}

/** The figures of all rows together. */
export const unsplit = (plan: QueryPlan): QueryPlan => {
  const { limitWithin: _, ...rest } = plan;
  return {
    ...rest,
    dimensions: [],
    order: [],
    having: [],
    limit: null,
    series: plan.series.filter(({ baseline }) => baseline != null),
  };
};

/** A figure computed otherwise over the same column; null where it counts rows, which nothing else can be computed of. */
export function refigured(measure: PlanMeasure, aggregate: MeasureAggregate, model: SemanticModel): PlanMeasure | null {
  const { column, measureId, ratio } = measure;
  if (ratio || (column === null && measureId === null)) return null;
  const entity = model.entities.find(({ id }) => id === column?.entity);
  const named =
    measureId === null
      ? entity?.columns.find(({ name }) => name === column?.column)?.label
      : model.measures.find(({ id, expression }) => id === measureId && expression !== null)?.label;
  if (named === undefined) return null;
  return { ...measure, aggregate, label: `${aggregateWords[aggregate]} ${named.replace(/^total /i, "")}` };
}

/** "what share is that": each group's part of the whole, or what meets the conditions against all. */
export function shared(plan: QueryPlan, model: SemanticModel): QueryPlan | null {
  const [measure, other] = plan.measures;
  if (measure === undefined || measure.ratio) return null;
  if (plan.dimensions.length > 0) {
    const label = `share of ${measure.label}`;
    return { ...plan, series: [{ kind: "share_of_total", measure: 0, periods: 1, label }] };
  }
  const filters = filtersOf(plan.filter);
  const met = filters.filter((filter) => periodOf(filter, model) === null);
  const part = met.length > 0 ? met : filters;
  if (part.length === 0 || other !== undefined || plan.having.length > 0) return null;
  const { filter: own = null, ...whole } = measure;
  if (own !== null) return null;
  const share: PlanMeasure = {
    ...whole,
    filter: allOf(part),
    ratio: { to: whole, percent: true },
    label: `percentage of ${measure.label.replace(/^number of /, "")}`,
  };
  return { ...plan, measures: [share], filter: allOf(filters.filter((filter) => !part.includes(filter))) };
}
