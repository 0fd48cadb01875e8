import type { Mention, OrderWish, Ranking } from "@/lib/nl2sql/offline/read/reading";
import { type BuildContext, columnRef, sameColumn, sameMeasure } from "@/lib/nl2sql/offline/resolve/build-context";
import { repeats } from "@/lib/nl2sql/offline/resolve/build-filters";
import { amountOf, groupMeasure, type Shown } from "@/lib/nl2sql/offline/resolve/build-wants";
import { conceptColumn, isQuantity, isTime, runsBackwards, stemsOfName } from "@/lib/nl2sql/offline/resolve/columns";
import { reachesOne, road } from "@/lib/nl2sql/offline/resolve/roads";
import { say } from "@/lib/nl2sql/offline/say";
import { stemOf } from "@/lib/nl2sql/offline/tokenise";
import type { ColumnRef, PlanFilter, PlanHaving, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import type { MeasureAggregate } from "@/lib/semantic/schema";

type Order = QueryPlan["order"][number];
export type Ordered = { order: Order[]; limit: number | null; filters: PlanFilter[]; having: PlanHaving[] };

/** Sort order, top-N and superlatives. */
export function buildOrder(context: BuildContext, shown: Shown, filters: readonly PlanFilter[]): Ordered {
  const { reading } = context;
  const result: Ordered = { order: [], limit: reading.limit, filters: [], having: [] };
  for (const wish of reading.order) {
    const order = orderOf(context, wish, shown);
    if (order !== null) result.order.push(order);
  }
  if (reading.ranking !== null) {
    if (!addFirstPlaces(context, reading.ranking, shown, filters, result))
      addRanking(context, reading.ranking, shown, result);
  } else if (shown.measures.length > 0 && shown.dimensions.length === 0) groupBySortColumn(context, shown, result);
  return result;
}

/** "number of customers sorted by city": one figure cannot be sorted, so it is meant for each city. */
function groupBySortColumn(context: BuildContext, shown: Shown, result: Ordered): void {
  result.order = result.order.map((order) => {
    if (order.by.kind !== "column") return order;
    shown.dimensions.push(context.dimension(order.by.column));
    return { ...order, by: { kind: "dimension", index: shown.dimensions.length - 1 } };
  });
}

function orderOf(context: BuildContext, wish: OrderWish, shown: Shown): Order | null {
  const { direction } = wish;
  const measure = measureOf(context, wish);
  if (measure !== null) return byMeasure(measure, direction, shown);
  const ref =
    context.ref(wish.mention) ?? (wish.concept === null ? null : context.concept(wish.concept, context.reading.focus));
  if (ref !== null) return byColumn(shownInstead(wish, ref, shown) ?? ref, direction, shown);
  const target = context.target(wish.mention);
  if (target?.kind === "entity") {
    const [label] = context.labels(target.entity);
    return label === undefined ? null : byColumn(label.column, direction, shown);
  }
  if (shown.dimensions.length > 0 && (shown.measures.length === 0 || wish.mention !== null))
    return { by: { kind: "dimension", index: 0 }, direction };
  return shown.measures.length > 0 ? { by: { kind: "measure", index: 0 }, direction } : null;
}

/** "ordered by id" means the id that is shown, where one is. */
function shownInstead(wish: OrderWish, ref: ColumnRef, shown: Shown): ColumnRef | null {
  const word = wish.mention?.text ?? "";
  if (/\s/.test(word) || shown.dimensions.some(({ column }) => sameColumn(column, ref))) return null;
  const same = shown.dimensions.filter(({ column }) => stemsOfName(column.column).at(-1) === stemOf(word));
  return same.length === 1 ? (same[0]?.column ?? null) : null;
}

function byMeasure(measure: PlanMeasure, direction: "asc" | "desc", shown: Shown): Order {
  const index = shown.measures.findIndex((other) => sameMeasure(other, measure));
  return index >= 0
    ? { by: { kind: "measure", index }, direction }
    : { by: { kind: "hidden_measure", measure }, direction };
}

function byColumn(ref: NonNullable<ReturnType<BuildContext["ref"]>>, direction: "asc" | "desc", shown: Shown): Order {
  const dimension = shown.dimensions.findIndex(({ column }) => sameColumn(column, ref));
  if (dimension >= 0) return { by: { kind: "dimension", index: dimension }, direction };
  const measure = shown.measures.findIndex(({ column }) => sameColumn(column, ref));
  if (measure >= 0) return { by: { kind: "measure", index: measure }, direction };
  return { by: { kind: "column", column: ref }, direction };
}

/** The aggregate that a wish sorts by; null when it sorts by a plain column. */
function measureOf(context: BuildContext, wish: OrderWish): PlanMeasure | null {
  const target = context.target(wish.mention);
  if (target?.kind === "measure") return context.measure(target, wish.aggregate);
  if (wish.aggregate === null) return addedUp(context, wish);
  if (target === null) return context.rows(context.root);
  if (target.kind === "entity") return figureOf(context, wish.aggregate, target.entity);
  if (target.column === null) return null;
  const ref = columnRef(target.entity, target.column);
  const column = context.column(ref);
  if (wish.aggregate === "count") {
    return column !== null && isQuantity(column) ? null : context.rows(target.entity);
  }
  return context.aggregateOf(wish.aggregate, ref, wish.mention);
}

/** "the highest average rating" of a table of ratings: its quantity, where it has one. */
function figureOf(context: BuildContext, aggregate: MeasureAggregate, entity: string): PlanMeasure {
  if (aggregate === "count" || aggregate === "count_distinct") return context.rows(entity);
  const amount = amountOf(context, entity);
  context.trust *= amount === null ? 0.5 : 0.92;
  return amount === null ? context.rows(entity) : context.aggregateOf(aggregate, amount);
}

/** "the product with the most returns": a quantity of which each row shown has many is added up. */
function addedUp(context: BuildContext, wish: OrderWish): PlanMeasure | null {
  const ref = wish.additive === true ? context.ref(wish.mention) : null;
  const column = ref && context.column(ref);
  if (ref === null || column === null || !isQuantity(column) || !repeats(context, ref)) return null;
  return context.aggregateOf("sum", ref, wish.mention);
}

/** All that share the first place, as conditions: the figure is the highest of all. False where they cannot say it. */
function addFirstPlaces(
  context: BuildContext,
  ranking: Ranking,
  shown: Shown,
  filters: readonly PlanFilter[],
  result: Ordered,
): boolean {
  const isPlain = ranking.ties === true && ranking.concept === null && !ranking.frequency;
  if (!isPlain || context.reading.within !== undefined || shown.dimensions.length === 0) return false;
  const extreme = ranking.direction === "desc" ? ("max" as const) : ("min" as const);
  const measure = measureOf(context, ranking);
  if (measure !== null) {
    if (ranking.shown && !shown.measures.some((other) => sameMeasure(other, measure))) shown.measures.push(measure);
    result.having.push({ measure, operator: "eq", value: 1, against: extreme });
    return true;
  }
  const ref = context.ref(ranking.mention);
  const column = ref && context.column(ref);
  if (ref === null || column === null || !isQuantity(column) || shown.measures.length > 0) return false;
  if (ref.entity !== context.root) return false;
  const [only] = filters;
  const filter: PlanFilter | null = filters.length > 1 ? { kind: "and", filters: [...filters] } : (only ?? null);
  const to = { measure: context.aggregateOf(extreme, ref), filter };
  result.filters.push({ kind: "compare_to", column: ref, operator: "eq", to });
  return true;
}

function addRanking(context: BuildContext, ranking: Ranking, shown: Shown, result: Ordered): void {
  const { direction, count } = ranking;
  result.limit = count;
  if (ranking.frequency) {
    const chosen = ofTheMostFrequent(context, ranking, shown);
    if (chosen !== null) {
      result.limit = context.reading.limit;
      result.filters.push(chosen);
      return;
    }
    const measure = frequencyMeasure(context, ranking, shown);
    result.order.unshift(byMeasure(measure, direction, shown));
    return;
  }
  const measure = measureOf(context, ranking);
  if (measure !== null) {
    if (ranking.shown && !shown.measures.some((other) => sameMeasure(other, measure))) shown.measures.push(measure);
    result.order.unshift(byMeasure(measure, direction, shown));
    return;
  }
  const byGroup = ranking.mention === null ? groupMeasure(context) : null;
  if (byGroup !== null) {
    rankByGroup(context, byGroup, direction, shown, result);
    return;
  }
  const ref =
    context.ref(ranking.mention) ??
    (ranking.concept === null ? null : context.concept(ranking.concept, rankedNoun(context, ranking)));
  if (ref === null) {
    if (result.order.length > 0) return;
    const figure = shown.measures.length > 0 ? null : (mostOf(context, ranking) ?? revenueOf(context, ranking, shown));
    if (figure !== null) shown.measures.push(figure);
    if (shown.measures.length > 0) result.order.unshift({ by: { kind: "measure", index: 0 }, direction });
    else rankShown(context, direction, shown, result);
    return;
  }
  rankByColumn(context, ranking, ref, shown, result);
}

function rankByColumn(context: BuildContext, ranking: Ranking, ref: ColumnRef, shown: Shown, result: Ordered): void {
  const { direction, count } = ranking;
  const column = context.column(ref);
  const turned =
    column !== null && runsBackwards(column, ranking.concept) ? (direction === "asc" ? "desc" : "asc") : direction;
  if (shown.measures.length > 0) {
    ofTheExtreme(context, ref, turned, shown, result);
    return;
  }
  const chosen = ranksAnother(context, ranking, ref, shown) ? ofTheFirst(context, ref, turned, count) : null;
  if (chosen !== null) {
    result.limit = context.reading.limit;
    result.filters.push(chosen);
    return;
  }
  // Where each row shown has many of the ranked ones, their sum ranks it.
  const [first] = shown.dimensions;
  const isMany = first !== undefined && !reachesOne(context.model, first.column.entity, ref.entity);
  if (isMany && count > 1 && column !== null && isQuantity(column)) {
    const sum = context.aggregateOf("sum", ref);
    if (ranking.shown && shown.measures.length === 0) shown.measures.push(sum);
    result.order.unshift(byMeasure(sum, turned, shown));
    return;
  }
  // A list of many is read beside what it is ranked by.
  if (ranking.several && !shown.dimensions.some((other) => sameColumn(other.column, ref)))
    shown.dimensions.push(context.dimension(ref));
  result.order.unshift(byColumn(ref, turned, shown));
}

/** "the shops in the largest town": the town is found first, then its shops. */
function ranksAnother(context: BuildContext, ranking: Ranking, ref: ColumnRef, shown: Shown): boolean {
  const listed = shown.dimensions[0]?.column.entity;
  const near = context.target(ranking.near);
  const isOther = near?.kind === "entity" && near.entity === ref.entity && listed !== ref.entity;
  return isOther && listed !== undefined && !reachesOne(context.model, ref.entity, listed);
}

/** "the customer who paid most recently": the noun beside the superlative, where it has such a quantity of its own. */
function rankedNoun(context: BuildContext, { near, concept }: Ranking): Mention | null {
  const entity = near ? context.entity(context.target(near)?.entity ?? "") : null;
  const hasOwn = entity !== null && concept !== null && conceptColumn(entity, concept) !== null;
  return hasOwn && near ? near : context.reading.focus;
}

/** "top 5 shops by sales": the figure is shown; a quantity of the listed rows themselves is listed, not added up. */
function rankByGroup(
  context: BuildContext,
  measure: PlanMeasure,
  direction: "asc" | "desc",
  shown: Shown,
  result: Ordered,
): void {
  const [first] = shown.dimensions;
  const isOwn =
    measure.column !== null && measure.column.entity === first?.column.entity && shown.measures.length === 0;
  if (isOwn && measure.column !== null) {
    if (!shown.dimensions.some(({ column }) => sameColumn(column, measure.column)))
      shown.dimensions.push(context.dimension(measure.column));
    result.order.unshift(byColumn(measure.column, direction, shown));
    return;
  }
  if (!shown.measures.some((other) => sameMeasure(other, measure))) shown.measures.push(measure);
  result.order.unshift(byMeasure(measure, direction, shown));
}

/** "which payment method is used most": the rows of each. */
function mostOf(context: BuildContext, ranking: Ranking): PlanMeasure | null {
  const [want, other] = context.reading.wants;
  const ref = want?.aggregate === null && other === undefined ? context.ref(want.mention) : null;
  const column = ref && context.column(ref);
  const isKind = column?.type === "text" && !column.unique && ["category", "geography"].includes(column.role);
  return ref !== null && isKind && ranking.mention === null && ranking.concept === null
    ? context.rows(ref.entity)
    : null;
}

/** "our best customers", "the top 3 products" without a word by what: by what they brought in, and that is said. */
function revenueOf(context: BuildContext, ranking: Ranking, shown: Shown): PlanMeasure | null {
  const isOpen = ranking.mention === null && (ranking.concept === null || ranking.concept === "rating");
  const revenue = context.model.measures.find(({ id }) => id.endsWith(".revenue"));
  const home = shown.dimensions.at(-1)?.column.entity;
  if (!isOpen || revenue === undefined || home === undefined || home === revenue.entity) return null;
  const steps = road(context.model, revenue.entity, home);
  if (steps === null || steps.some(({ toMany }) => toMany)) return null;
  context.trust *= 0.85;
  context.assumptions.push(
    say(context.locale, `Nothing says by what to rank: by ${revenue.label}`, `没有说明按什么排名：按 ${revenue.label}`),
  );
  const target = { kind: "measure", entity: revenue.entity, column: null, measureId: revenue.id, score: 1 } as const;
  return context.measure(target, null);
}

/** "the top 5 scores": the quantity that is shown ranks. */
function rankShown(context: BuildContext, direction: "asc" | "desc", shown: Shown, result: Ordered): void {
  const index = shown.dimensions.findIndex(({ column }) => {
    const found = context.column(column);
    return found !== null && isQuantity(found);
  });
  if (index >= 0) result.order.unshift({ by: { kind: "dimension", index }, direction });
  else if (!context.isRankedBefore) context.trust *= 0.4;
}

/** "the average rating of the oldest movie": the superlative chooses rows, the measure is computed over them. */
function ofTheExtreme(
  context: BuildContext,
  ref: NonNullable<ReturnType<BuildContext["ref"]>>,
  direction: "asc" | "desc",
  shown: Shown,
  result: Ordered,
): void {
  const column = context.column(ref);
  const measured = shown.measures.findIndex((measure) => sameColumn(measure.column, ref));
  if (measured >= 0 && shown.dimensions.length > 0) {
    result.order.unshift({ by: { kind: "measure", index: measured }, direction });
    return;
  }
  if (column === null || (!isQuantity(column) && !isTime(column)) || shown.dimensions.length > 0) {
    result.order.unshift(byColumn(ref, direction, shown));
    return;
  }
  const count = result.limit ?? 1;
  result.limit = null;
  const chosen = count > 1 ? ofTheFirst(context, ref, direction, count) : null;
  if (chosen !== null) {
    result.filters.push(chosen);
    return;
  }
  const measure = context.aggregateOf(direction === "desc" ? "max" : "min", ref);
  result.filters.push({ kind: "compare_to", column: ref, operator: "eq", to: { measure, filter: null } });
}

/** The first rows of an entity by one of its columns, as a condition on its key. */
function ofTheFirst(
  context: BuildContext,
  ref: ColumnRef,
  direction: "asc" | "desc",
  limit: number,
): PlanFilter | null {
  const [key, ...others] = context.entity(ref.entity)?.primaryKey ?? [];
  if (key === undefined || others.length > 0) return null;
  const column = columnRef(ref.entity, key);
  const plan: QueryPlan = {
    version: 1,
    root: ref.entity,
    measures: [],
    dimensions: [context.dimension(column)],
    distinct: false,
    filter: null,
    having: [],
    order: [{ by: { kind: "column", column: ref }, direction }],
    limit,
    series: [],
    combine: null,
  };
  return { kind: "in_plan", column, negated: false, plan };
}

/** "customers who use the most common payment method": the value is found first, then the rows that have it. */
function ofTheMostFrequent(context: BuildContext, ranking: Ranking, shown: Shown): PlanFilter | null {
  const ref = context.ref(ranking.mention);
  if (ref === null || ranking.count !== 1) return null;
  const isShown = shown.dimensions.some(({ column }) => sameColumn(column, ref));
  const column = context.column(ref);
  if (isShown || column === null || column.unique || (shown.dimensions.length === 0 && shown.measures.length === 0))
    return null;
  const plan: QueryPlan = {
    version: 1,
    root: ref.entity,
    measures: [],
    dimensions: [context.dimension(ref)],
    distinct: false,
    filter: null,
    having: [],
    order: [{ by: { kind: "hidden_measure", measure: context.rows(ref.entity) }, direction: ranking.direction }],
    limit: 1,
    series: [],
    combine: null,
  };
  return { kind: "in_plan", column: ref, negated: false, plan };
}

/** "most popular": by the rows of what was named beside it, else of the table that holds the column or points at the entity. */
function frequencyMeasure(context: BuildContext, ranking: Ranking, shown: Shown): PlanMeasure {
  const target = context.target(ranking.mention);
  const home = target?.entity ?? shown.dimensions[0]?.column.entity ?? context.root;
  const counted = context.reading.conditions.flatMap((condition) =>
    condition.kind === "related" && !condition.negated ? [context.target(condition.mention)?.entity] : [],
  );
  const other = [...counted, context.target(context.reading.focus)?.entity].find(
    (entity) => entity !== undefined && entity !== home && !reachesOne(context.model, home, entity),
  );
  if (other !== undefined) return context.rows(other);
  const entity = context.entity(home);
  const isUnique =
    target?.kind === "entity" ||
    entity?.columns.some(
      (column) => column.name === target?.column && (column.unique || entity.labelColumn === column.name),
    );
  if (isUnique) {
    const pointing = context.model.entities.find((candidate) => {
      const steps = road(context.model, home, candidate.id);
      return steps !== null && steps.length === 1 && steps[0]?.toMany === true;
    });
    if (pointing !== undefined) return context.rows(pointing.id);
  }
  return context.rows(home);
}
