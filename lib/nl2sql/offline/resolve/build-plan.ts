import type { TimeGrain } from "@/lib/execute/schema";
import { withDefaultFilters } from "@/lib/nl2sql/default-filters";
import { type Base, changedPlan, rankedBefore, shownBefore } from "@/lib/nl2sql/offline/follow-up/change-plan";
import type { ModelIndex } from "@/lib/nl2sql/offline/link/model-index";
import type { Reading } from "@/lib/nl2sql/offline/read/reading";
import { addPart } from "@/lib/nl2sql/offline/resolve/add-part";
import type { Assignment } from "@/lib/nl2sql/offline/resolve/assign";
import { BuildContext } from "@/lib/nl2sql/offline/resolve/build-context";
import { buildFilters } from "@/lib/nl2sql/offline/resolve/build-filters";
import { buildOrder } from "@/lib/nl2sql/offline/resolve/build-order";
import { buildWants, type Shown } from "@/lib/nl2sql/offline/resolve/build-wants";
import { sameColumn } from "@/lib/nl2sql/offline/resolve/column-ref";
import { isTime, isYearNumber } from "@/lib/nl2sql/offline/resolve/columns";
import { finishPlan } from "@/lib/nl2sql/offline/resolve/finish-plan";
import { reachesOne, road } from "@/lib/nl2sql/offline/resolve/roads";
import { type Locale, say } from "@/lib/nl2sql/offline/say";
import type { PlanDimension, PlanFilter, QueryPlan } from "@/lib/nl2sql/schema";
import { labelIn } from "@/lib/semantic/label-in";
import type { NamedFilter } from "@/lib/semantic/schema";

export type BuiltPlan = {
  readonly plan: QueryPlan;
  readonly assumptions: readonly string[];
  readonly unused: readonly string[];
  /** 0 to 1: how much had to be guessed on the way. */
  readonly trust: number;
};

/** A plan for a reading whose targets are chosen; null when it asks for nothing that the model has. `base`: the plan that it goes on from. */
export function buildPlan(
  index: ModelIndex,
  reading: Reading,
  assignment: Assignment,
  locale: Locale,
  base: Base | null,
): BuiltPlan | null {
  const context = new BuildContext(index, reading, assignment, locale);
  context.isRankedBefore = base !== null && rankedBefore(base.plan) !== null;
  context.root =
    base !== null && base.kind !== "narrow"
      ? base.plan.root
      : chooseRoot(context) || (base?.plan.root ?? reading.named?.[0]?.filter.entity ?? "");
  if (context.root === "") return null;
  const shown = buildWants(context, base === null ? null : shownBefore(context, base));
  addGrain(context, shown);
  addPart(context, shown);
  if (shown.measures.length === 0 && shown.dimensions.length === 0) return null;
  context.shown = shown.dimensions;
  const groupEntity = groupEntityOf(context, shown);
  const { filters, having: conditions } = buildFilters(context, groupEntity);
  // "how many have a count above 100", split by nothing: one figure is hardly compared with itself.
  if (conditions.length > 0 && shown.dimensions.length === 0 && base === null) context.trust *= 0.5;
  const ordered = buildOrder(context, shown, filters);
  const having = [...conditions, ...ordered.having];
  const hidden = ordered.order.flatMap(({ by }) => (by.kind === "hidden_measure" ? [by.measure.entity] : []));
  const measured = [...hidden, ...having.map(({ measure }) => measure.entity)];
  const all = withoutImplied([...filters, ...ordered.filters, ...namedFilters(reading)], measured, context, shown);
  const [only] = all;
  const own: QueryPlan = {
    version: 1,
    root: context.root,
    measures: shown.measures,
    dimensions: shown.dimensions,
    distinct:
      shown.measures.length === 0 &&
      (reading.distinct || (base === null && listsKinds(context, shown, ordered.order.length > 0))),
    filter: all.length > 1 ? { kind: "and", filters: all } : (only ?? null),
    having,
    order: ordered.order,
    limit: ordered.limit,
    ...limitWithin(context, shown, ordered.limit),
    series: seriesOf(context, shown),
    combine: null,
  };
  const asked = base === null ? finishPlan(context, withShared(context, own)) : changedPlan(base, own, reading);
  const { plan, added } = withDefaultFilters(asked, context.model);
  for (const filter of added) context.assumptions.push(usuallyOnly(filter, locale));
  return { plan, assumptions: context.assumptions, unused: context.unused, trust: context.trust };
}

/** Conditions that the model has a name for ("active customers"). */
const namedFilters = ({ named = [] }: Reading): PlanFilter[] =>
  named.map(({ filter, negated }) => {
    const met: PlanFilter = { kind: "named", entity: filter.entity, filter: filter.id };
    return negated ? { kind: "not", filter: met } : met;
  });

function usuallyOnly(filter: NamedFilter, locale: Locale): string {
  const name = labelIn(filter, locale);
  return say(locale, `Usual filter: ${name}`, `默认筛选：${name}`);
}

/** "the best of each kind": the dimensions in whose every value the limit counts anew. */
function limitWithin(context: BuildContext, shown: Shown, limit: number | null): Pick<QueryPlan, "limitWithin"> {
  const { within } = context.reading;
  if (within === undefined || limit === null) return {};
  const groups = within.flatMap((mention) => {
    const target = context.target(mention);
    return shown.dimensions.flatMap(({ column }, index) => {
      const isGroup =
        target?.kind === "entity" ? column.entity === target.entity : sameColumn(column, context.ref(mention));
      return isGroup ? [index] : [];
    });
  });
  return groups.length > 0 && groups.length < shown.dimensions.length ? { limitWithin: groups } : {};
}

/** "Show all product colours": each kind once, not once for every row. */
function listsKinds(context: BuildContext, shown: Shown, isSorted: boolean): boolean {
  const { wants, conditions, groups, ranking, focus, mentions } = context.reading;
  const [only] = shown.dimensions;
  // "the country of all singers" is one for each of them.
  if (focus !== null || mentions.length > 0 || wants[0]?.mention?.owner !== null) return false;
  if (only === undefined || shown.dimensions.length > 1 || wants.length !== 1 || isSorted) return false;
  if (conditions.length > 0 || groups.length > 0 || ranking !== null) return false;
  const column = context.column(only.column);
  // What is a part of the key is one for each row of the key, whatever it is besides.
  const isOfKey = context.entity(only.column.entity)?.primaryKey.includes(only.column.column) === true;
  if (column === null || column.unique || isOfKey) return false;
  return column.role === "category" || column.role === "geography";
}

/** "both A and B": what is in the list of A and in that of B. Figures have no such list: there the values are alternatives. */
function withShared(context: BuildContext, plan: QueryPlan): QueryPlan {
  const [other] = context.shared;
  if (other === undefined || plan.filter === null) return plan;
  if (plan.measures.length > 0 || plan.order.length > 0 || other.kind !== "predicate") {
    context.trust *= 0.5;
    return plan;
  }
  const swap = (filter: PlanFilter): PlanFilter =>
    filter.kind === "predicate" && sameColumn(filter.column, other.column) && filter.operator === "eq" ? other : filter;
  const filter: PlanFilter =
    plan.filter.kind === "and" ? { kind: "and", filters: plan.filter.filters.map(swap) } : swap(plan.filter);
  return { ...plan, combine: { operation: "intersect", plan: { ...plan, filter } } };
}

/** The entity that is counted, else the one that is asked for, else the one named first. */
function chooseRoot(context: BuildContext): string {
  const { reading } = context;
  const focus = context.target(reading.focus);
  for (const want of reading.wants) {
    const target = context.target(want.mention);
    if (target !== null && want.aggregate !== null) return target.entity;
  }
  const [first] = reading.wants.flatMap((want) => context.target(want.mention) ?? []);
  if (first !== undefined) {
    const isOne = focus !== null && reachesOne(context.model, focus.entity, first.entity);
    return isOne ? focus.entity : first.entity;
  }
  if (focus !== null) return focus.entity;
  const named = [...context.assignment.targets.values()];
  const known = reading.conditions.flatMap((condition) =>
    condition.kind === "compare" ? (condition.hits[0] ?? []) : [],
  );
  return (named.find(({ kind }) => kind === "entity") ?? named[0] ?? known[0])?.entity ?? "";
}

/** The entity whose rows the result has one each of; null when rows are grouped by plain columns. */
function groupEntityOf(context: BuildContext, shown: Shown): string | null {
  const [dimension] = shown.dimensions;
  if (dimension === undefined) return shown.measures.length > 0 ? context.root : null;
  const entity = context.entity(dimension.column.entity);
  if (entity === null) return null;
  const names = shown.dimensions.some(({ column }) => {
    const found = context.column(column);
    return (
      column.entity === entity.id &&
      (entity.labelColumn === column.column || found?.unique === true || entity.primaryKey.join() === column.column)
    );
  });
  return names ? entity.id : null;
}

function addGrain(context: BuildContext, shown: Shown): void {
  const { grain } = context.reading;
  if (grain === null) return;
  if (listsTable(context, shown)) {
    // "orders per month": the rows of each month are counted.
    shown.measures.push(context.rows(context.root));
    shown.dimensions = [];
  }
  const shownTime = shown.dimensions.findIndex(({ column }) => {
    const found = context.column(column);
    return found !== null && (isTime(found) || (grain === "year" && isYearNumber(found)));
  });
  const existing = shown.dimensions[shownTime];
  if (existing !== undefined) {
    shown.dimensions[shownTime] = grained(context, existing, grain);
    return;
  }
  const measured = shown.measures[0]?.entity;
  if (measured !== undefined) context.root = measured;
  const ref = context.concept("time", null);
  if (ref === null) {
    context.trust *= 0.1;
    return;
  }
  if (shown.measures.length === 0) {
    const [dimension] = shown.dimensions;
    if (dimension !== undefined) shown.measures.push(context.rows(dimension.column.entity));
    shown.dimensions = [];
  }
  shown.dimensions.unshift(grained(context, context.dimension(ref), grain));
}

/** Only a table is asked for, none of its columns. */
const listsTable = (context: BuildContext, shown: Shown): boolean =>
  shown.measures.length === 0 &&
  context.reading.wants.length === 1 &&
  context.reading.wants.every(({ mention }) => context.target(mention)?.kind === "entity");

/** A column that holds years is a year already; months cannot be got from it. */
function grained(context: BuildContext, dimension: PlanDimension, grain: TimeGrain): PlanDimension {
  const column = context.column(dimension.column);
  const isYears = column !== null && !isTime(column) && isYearNumber(column);
  if (isYears && grain !== "year") context.trust *= 0.1;
  return { ...dimension, grain: isYears ? null : grain, label: grain };
}

function seriesOf(context: BuildContext, shown: Shown): QueryPlan["series"] {
  const { series, seriesYearAgo, share, grain } = context.reading;
  if (shown.measures.length === 0) return [];
  const label = shown.measures[0]?.label ?? "";
  if (share && shown.dimensions.length > 0)
    return [{ kind: "share_of_total", measure: 0, periods: 1, label: `share of ${label}` }];
  if (series === null || shown.dimensions.length === 0) return [];
  const yearly = { year: 1, quarter: 4, month: 12, week: 52, day: 365, hour: 8760 };
  const periods = series === "moving_average" ? 3 : seriesYearAgo && grain !== null ? yearly[grain] : 1;
  return [{ kind: series, measure: 0, periods, label: `${series.replace("_", " ")} of ${label}` }];
}

/** "that have orders" is said already where a condition, a measure or a shown column needs a row there. */
function withoutImplied(
  filters: readonly PlanFilter[],
  measured: readonly string[],
  context: BuildContext,
  shown: Shown,
): PlanFilter[] {
  const needed = new Set<string>();
  for (const filter of filters) if (filter.kind !== "exists") collect(filter, needed);
  for (const { column } of shown.dimensions) needed.add(column.entity);
  for (const { entity } of shown.measures) needed.add(entity);
  for (const entity of measured) needed.add(entity);
  return filters.filter((filter) => {
    if (filter.kind !== "exists" || filter.negated || filter.count !== null || filter.filter !== null) return true;
    if (needed.has(filter.entity)) return false;
    // "not using X as medication": that there is none of it is said already.
    if (filters.some((other) => other.kind === "exists" && other.negated && other.entity === filter.entity))
      return false;
    const passes = [...needed].some((entity) =>
      road(context.model, filter.of, entity)?.some((step) => step.to === filter.entity),
    );
    return !passes;
  });
}

function collect(filter: PlanFilter, entities: Set<string>): void {
  switch (filter.kind) {
    case "predicate":
    case "compare_to":
    case "in_plan":
      entities.add(filter.column.entity);
      break;
    case "and":
    case "or":
      for (const inner of filter.filters) collect(inner, entities);
      break;
    case "not":
      collect(filter.filter, entities);
      break;
    case "compare_columns":
      entities.add(filter.left.entity);
      break;
    case "exists":
    case "named":
      entities.add(filter.entity);
      break;
  }
}
