import type { FollowUp } from "@/lib/nl2sql/offline/follow-up/follow-up";
import { namesEntity, type Reading } from "@/lib/nl2sql/offline/read/reading";
import { aggregateWords, type BuildContext } from "@/lib/nl2sql/offline/resolve/build-context";
import type { Shown } from "@/lib/nl2sql/offline/resolve/build-wants";
import { sameColumn } from "@/lib/nl2sql/offline/resolve/column-ref";
import { isQuantity } from "@/lib/nl2sql/offline/resolve/columns";
import { allOf, columnsOf, filtersOf } from "@/lib/nl2sql/offline/resolve/plan-filters";
import type { PlanFilter, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";

/** The plan before and how the question goes on from it. */
export type Base = {
  readonly plan: QueryPlan;
  /** The plan of the very rows that were shown, where the plan cuts or chooses them by a figure and they are all known. */
  readonly rows: QueryPlan | null;
  /** The plan was made of the rows of an answer that had none. */
  readonly isGuessed: boolean;
  readonly kind: FollowUp;
  readonly adds: boolean;
  /** A condition takes the place of one on the same column. */
  readonly replaces: boolean;
};

/** What is shown to begin with: that of the plan before, without what the fragment replaces. */
export function shownBefore(context: BuildContext, { plan, kind, adds }: Base): Shown {
  const { reading } = context;
  if (kind === "narrow") return { measures: [], dimensions: [] };
  const regroups = (reading.groups.length > 0 || reading.grain !== null || reading.part != null) && !adds;
  const shown: Shown = { measures: [...plan.measures], dimensions: regroups ? [] : [...plan.dimensions] };
  const figures = reading.wants.flatMap(({ mention, aggregate }) =>
    mention === null && aggregate !== null ? [aggregate] : [],
  );
  const [figure] = figures;
  if (figure === undefined) {
    if (regroups && shown.measures.length === 0) shown.measures.push(context.rows(plan.root));
    return shown;
  }
  if (figure === "count") return counted(context, plan);
  const all = figures.map((aggregate) => computed(context, plan, aggregate));
  const measures = [...(adds ? plan.measures : []), ...all.flatMap((part) => part.measures ?? [])];
  // "and the maximum?", "also the minimum": beside what is there, or in its place.
  return { ...shown, ...all[0], measures };
}

/** "how many are there?" after a list. */
function counted(context: BuildContext, plan: QueryPlan): Shown {
  if (plan.measures.length > 0) {
    if (plan.dimensions.length === 0) context.trust *= 0.7;
    return { measures: [context.rows(plan.root)], dimensions: plan.dimensions };
  }
  const [first] = plan.dimensions;
  const measure =
    plan.distinct && first ? context.aggregateOf("count_distinct", first.column) : context.rows(plan.root);
  return { measures: [measure], dimensions: [] };
}

/** "and the average?": the same figures computed otherwise, or the figure of the list. */
function computed(context: BuildContext, plan: QueryPlan, aggregate: PlanMeasure["aggregate"]): Partial<Shown> {
  const measures = plan.measures.map((measure) => {
    if (measure.column !== null) return context.aggregateOf(aggregate, measure.column);
    if (measure.measureId === null) return measure;
    const label = context.model.measures.find(({ id }) => id === measure.measureId)?.label ?? measure.label;
    return {
      ...measure,
      aggregate,
      label: `${aggregateWords[aggregate]} ${label.toLowerCase().replace(/^total /, "")}`,
    };
  });
  if (measures.length > 0) return { measures };
  const figures = plan.dimensions.filter(({ column }) => {
    const found = context.column(column);
    return found !== null && isQuantity(found);
  });
  if (figures.length === 0) context.trust *= 0.4;
  return { measures: figures.map(({ column }) => context.aggregateOf(aggregate, column)), dimensions: [] };
}

/** Puts what the new question says over the plan before. */
export function changedPlan(base: Base, next: QueryPlan, reading: Reading): QueryPlan {
  return base.kind === "narrow" ? narrowed(base, next, reading) : changed(base, next, reading);
}

function changed({ plan: before, adds }: Base, next: QueryPlan, reading: Reading): QueryPlan {
  const sameShape =
    next.dimensions.length === before.dimensions.length && next.measures.length === before.measures.length;
  const keepsOrder = before.order.filter(({ by }) =>
    by.kind === "dimension" ? sameShape : by.kind === "measure" ? by.index < next.measures.length : sameShape,
  );
  // "the top 3 of those": from the order that they already have.
  const cutsOnly = reading.ranking !== null && reading.ranking.mention === null && reading.ranking.concept === null;
  const order = next.order.length > 0 && !(cutsOnly && keepsOrder.length > 0) ? next.order : keepsOrder;
  return {
    ...next,
    root: before.root,
    distinct: next.distinct || (before.distinct && next.measures.length === 0),
    filter: (adds ? widened(before.filter, next.filter) : null) ?? joined(before.filter, next.filter, true),
    having: next.measures.length === 0 && before.measures.length > 0 ? next.having : [...before.having, ...next.having],
    order,
    limit: next.limit ?? (sameShape || next.dimensions.length > 0 ? before.limit : null),
    series: next.series.length > 0 ? next.series : sameShape ? before.series : [],
    combine: before.combine,
  };
}

/** The rows of the plan before are what is now asked about. */
function narrowed(base: Base, next: QueryPlan, reading: Reading): QueryPlan {
  const { plan, replaces } = base;
  const before = rowsMeant(base, next) ?? plan;
  const keeps = next.measures.length === 0 && before.dimensions.length > 0 && asksRowsOnly(reading);
  if (keeps) return ofTheRows(before, next, reading, replaces);
  if (splitsByRow(reading) && before.dimensions.length > 0) {
    // "for each of them, how many …", "also show …": beside what was shown.
    const more = next.dimensions.filter(
      ({ column }) => !before.dimensions.some((old) => sameColumn(old.column, column)),
    );
    return {
      ...next,
      dimensions: [...before.dimensions, ...(next.measures.length > 0 ? [] : more)],
      filter: joined(before.filter, next.filter, false),
      order: next.order.filter(({ by }) => by.kind !== "dimension"),
    };
  }
  const regroups = next.measures.length > 0 && next.dimensions.length === 0 && before.having.length > 0;
  // "just show their names": still sorted, and still as many.
  const isCut = before.order.length > 0 && next.order.length === 0 && next.measures.length === 0 && next.limit === null;
  const chosen = isCut ? plan : before;
  return {
    ...next,
    filter: joined(chosen.filter, next.filter, false),
    dimensions: regroups ? before.dimensions : next.dimensions,
    having: next.measures.length === 0 || regroups ? [...before.having, ...next.having] : next.having,
    order: isCut ? before.order.map((order) => detached(order, before)) : next.order,
    limit: isCut ? plan.limit : next.limit,
  };
}

/**
 * The rows themselves, where what chose them would be lost: a cut, or a condition on groups that are grouped otherwise now. One row that was
 * the first of its kind is no set that another superlative is asked of.
 */
function rowsMeant({ plan, rows }: Base, next: QueryPlan): QueryPlan | null {
  if (plan.limit === null) return next.measures.length > 0 && next.dimensions.length > 0 ? rows : null;
  const isChosen = plan.order.length > 0 || plan.measures.length > 0;
  return !isChosen || (plan.limit === 1 && next.limit !== null) ? null : rows;
}

/** "which of those countries are in Asia?", "which one has the most?": shows of them what was shown, without its figures. */
function ofTheRows(before: QueryPlan, next: QueryPlan, reading: Reading, replaces: boolean): QueryPlan {
  const { ranking } = reading;
  const again = ranking !== null && ranking.mention === null && ranking.concept === null ? rankedBefore(before) : null;
  const order = ranking !== null && again !== null ? [{ ...again, direction: ranking.direction }] : next.order;
  const isList = before.measures.length === 0;
  return {
    ...next,
    root: isList ? before.root : next.root,
    dimensions: before.dimensions,
    distinct: before.distinct,
    filter: joined(before.filter, next.filter, replaces),
    having: [...before.having, ...next.having],
    order: order.length > 0 ? order : before.order.map((item) => detached(item, before)),
    limit: next.limit ?? before.limit,
    combine: isList ? before.combine : null,
  };
}

/** What "the most" is about after a list: its figure, else what it was sorted by. */
export function rankedBefore(before: QueryPlan): QueryPlan["order"][number] | null {
  const [measure] = before.measures;
  const [order] = before.order;
  if (measure !== undefined) return { by: { kind: "hidden_measure", measure }, direction: "desc" };
  return order === undefined ? null : detached(order, before);
}

/** Only the rows' own table is what the figure is split by. */
const splitsByRow = ({ groups }: Reading): boolean => groups.length === 1 && groups.every(namesEntity);

const asksRowsOnly = ({ wants, conditions, ranking }: Reading): boolean =>
  (conditions.length > 0 || ranking !== null) &&
  wants.every(({ mention, aggregate }) => aggregate === null && mention !== null && namesEntity(mention));

/** A sort order by something shown there, as one by something not shown here. */
function detached(order: QueryPlan["order"][number], plan: QueryPlan): QueryPlan["order"][number] {
  const { by, direction } = order;
  const measure = by.kind === "measure" ? plan.measures[by.index] : undefined;
  if (measure !== undefined) return { by: { kind: "hidden_measure", measure }, direction };
  const dimension = by.kind === "dimension" ? plan.dimensions[by.index] : undefined;
  return dimension === undefined ? order : { by: { kind: "column", column: dimension.column }, direction };
}

/** "also those in 2015": rows of either, where both conditions want a value of one column. */
function widened(before: PlanFilter | null, next: PlanFilter | null): PlanFilter | null {
  const old = [...filtersOf(before)];
  const [only, ...others] = filtersOf(next);
  if (only?.kind !== "predicate" || only.operator !== "eq" || others.length > 0) return null;
  const at = old.findIndex(
    (filter) =>
      filter.kind === "predicate" && ["eq", "in"].includes(filter.operator) && sameColumn(filter.column, only.column),
  );
  const same = old[at];
  if (same?.kind !== "predicate") return null;
  const values = [...new Set([...same.values, ...only.values])];
  return allOf(old.with(at, { ...same, operator: "in", values, exact: same.exact && only.exact }));
}

/** Both conditions; a new one on the same column takes the place of the old one. */
function joined(before: PlanFilter | null, next: PlanFilter | null, replaces: boolean): PlanFilter | null {
  const old = filtersOf(before);
  const fresh = filtersOf(next);
  const columns = fresh.flatMap(columnsOf);
  const kept = old.filter((filter) => {
    const own = columnsOf(filter);
    const isEqual = filter.kind === "predicate" && ["eq", "in", "between"].includes(filter.operator);
    const again = fresh.some((other) => JSON.stringify(other) === JSON.stringify(filter));
    return !again && !((replaces || isEqual) && own.some((ref) => columns.some((column) => sameColumn(ref, column))));
  });
  return allOf([...kept, ...fresh]);
}
