import type { Mention, Ranking } from "@/lib/nl2sql/offline/read/reading";
import { type BuildContext, sameMeasure } from "@/lib/nl2sql/offline/resolve/build-context";
import { groupMeasure, type Shown } from "@/lib/nl2sql/offline/resolve/build-wants";
import { ofTheExtreme, ofTheFirst, ofTheMostFrequent } from "@/lib/nl2sql/offline/resolve/chosen-rows";
import { sameColumn } from "@/lib/nl2sql/offline/resolve/column-ref";
import { conceptColumn, isQuantity, runsBackwards } from "@/lib/nl2sql/offline/resolve/columns";
import { reachesOne, road } from "@/lib/nl2sql/offline/resolve/roads";
import { byColumn, byMeasure, measureOf, type Ordered } from "@/lib/nl2sql/offline/resolve/sort-by";
import { say } from "@/lib/nl2sql/offline/say";
import type { ColumnRef, PlanFilter, PlanMeasure } from "@/lib/nl2sql/schema";

/** All that share the first place, as conditions: the figure is the highest of all. False where they cannot say it. */
export function addFirstPlaces(
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

/** Superlatives and top N: order, limit, and where other rows are to be found first their condition. */
export function addRanking(context: BuildContext, ranking: Ranking, shown: Shown, result: Ordered): void {
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
