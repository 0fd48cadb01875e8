import { isTrade } from "@/lib/nl2sql/offline/link/verb-events";
import type { Mention, Want } from "@/lib/nl2sql/offline/read/reading";
import { type BuildContext, sameMeasure } from "@/lib/nl2sql/offline/resolve/build-context";
import { columnRef, sameColumn } from "@/lib/nl2sql/offline/resolve/column-ref";
import { conceptColumn, fullName, isQuantity, isTime, tellingColumns } from "@/lib/nl2sql/offline/resolve/columns";
import { reachesOne } from "@/lib/nl2sql/offline/resolve/roads";
import { say } from "@/lib/nl2sql/offline/say";
import type { ColumnRef, PlanDimension, PlanMeasure } from "@/lib/nl2sql/schema";
import type { Entity } from "@/lib/semantic/schema";
import { singular } from "@/lib/semantic/singular";

export type Shown = { measures: PlanMeasure[]; dimensions: PlanDimension[] };

/** What the question asks to see, as measures and dimensions; `before` is what stands already where it goes on from another. */
export function buildWants(context: BuildContext, before: Shown | null): Shown {
  const shown: Shown = { measures: [...(before?.measures ?? [])], dimensions: [...(before?.dimensions ?? [])] };
  const isChanged = shown.measures.length + shown.dimensions.length > 0;
  for (const want of context.reading.wants) {
    // A figure without a noun changed what stood there.
    if (!isChanged || want.mention !== null || want.star || want.concept !== null)
      addWant(context, countedPer(context, want), shown);
  }
  addGroups(context, shown);
  shown.dimensions = shown.dimensions.filter(
    ({ column, grain }, at) =>
      !shown.dimensions.slice(0, at).some((other) => other.grain === grain && sameColumn(other.column, column)),
  );
  if (shown.measures.length === 0 && shown.dimensions.length === 0 && context.root !== "") {
    shown.dimensions.push(...context.labels(context.root));
  }
  return shown;
}

/** "returns per product": a table before "per" is counted. */
function countedPer(context: BuildContext, want: Want): Want {
  const { per, groups } = context.reading;
  const isTable = context.target(want.mention)?.kind === "entity" && want.aggregate === null;
  return isTable && per && groups.length > 0 && groupMeasure(context) === null ? { ...want, aggregate: "count" } : want;
}

function addWant(context: BuildContext, want: Want, shown: Shown): void {
  const target = context.target(want.mention);
  if (want.star) {
    const entity = context.entity(context.root);
    for (const column of entity?.columns ?? []) {
      if (!column.hidden) pushDimension(shown, context.dimension(columnRef(context.root, column.name)));
    }
    return;
  }
  if (want.mention === null && want.concept !== null) {
    const ref = context.concept(want.concept, context.reading.focus);
    if (ref === null) context.trust *= 0.6;
    else if (want.aggregate !== null) shown.measures.push(context.aggregateOf(want.aggregate, ref));
    else pushDimension(shown, context.dimension(ref));
    return;
  }
  if (want.aggregate !== null) {
    const measure = withRatio(context, aggregated(context, want), want);
    // "the average price of each type? List type and average price": said twice, shown once.
    if (measure !== null && !shown.measures.some((other) => sameMeasure(other, measure))) shown.measures.push(measure);
    return;
  }
  if (target === null) {
    if (want.mention === null) for (const label of context.labels(context.root)) pushDimension(shown, label);
    return;
  }
  if (target.kind === "measure") {
    const measure = context.measure(target, null);
    if (measure !== null) shown.measures.push(measure);
  } else if (target.kind === "entity") {
    for (const dimension of listed(context, target.entity)) pushDimension(shown, dimension);
  } else if (target.column !== null) {
    for (const column of namedColumns(context, want.mention, target.entity, target.column)) {
      pushDimension(shown, context.dimension(columnRef(target.entity, column)));
    }
  }
}

/** A table asked for alone shows what tells its rows apart, and where nothing names them, always. */
function listed(context: BuildContext, id: string): PlanDimension[] {
  const { wants, conditions, groups, ranking, order } = context.reading;
  const labels = context.labels(id);
  const entity = context.entity(id);
  if (entity === null || wants.length > 1 || groups.length > 0) return labels;
  if (ranking !== null) return isNameless(entity) ? firstColumns(context, entity) : labels;
  if (context.reading.brief === true && conditions.length > 0) return labels;
  const isBare = conditions.length === 0 && order.length === 0;
  if (!isBare && entity.labelColumn !== null) return labels;
  const more = tellingColumns(entity).map((column) => context.dimension(columnRef(id, column.name)));
  return [...labels, ...more.filter(({ column }) => !labels.some((label) => sameColumn(label.column, column)))];
}

/** "the longest flight" of a table without names and keys: only several of its columns tell a row from others. */
const isNameless = ({ labelColumn, primaryKey }: Entity): boolean => labelColumn === null && primaryKey.length === 0;

const firstColumns = (context: BuildContext, { id, columns }: Entity): PlanDimension[] =>
  columns
    .filter(({ hidden }) => !hidden)
    .slice(0, 6)
    .map(({ name }) => context.dimension(columnRef(id, name)));

/** "names" of people whose first and last name are kept apart are both. */
function namedColumns(context: BuildContext, mention: Mention | null, id: string, name: string): string[] {
  const entity = context.entity(id);
  const column = entity?.columns.find((candidate) => candidate.name === name);
  if (!entity || !column || !/^(full )?names?$/i.test(mention?.text ?? "")) return [name];
  return fullName(entity, column).map((part) => part.name);
}

function pushDimension(shown: Shown, dimension: PlanDimension): void {
  if (!shown.dimensions.some((other) => sameColumn(other.column, dimension.column))) shown.dimensions.push(dimension);
}

/** "the ratio of sales to costs" */
function withRatio(context: BuildContext, measure: PlanMeasure | null, { per }: Want): PlanMeasure | null {
  const to = per === undefined ? null : aggregated(context, per);
  if (measure === null || to === null) return measure;
  return { ...measure, label: `${measure.label} / ${to.label}`, ratio: { to, percent: false } };
}

function aggregated(context: BuildContext, want: Want): PlanMeasure | null {
  const { aggregate } = want;
  if (aggregate === null) return null;
  const target = context.target(want.mention);
  const traded = target === null || target.kind === "entity" ? tradedAmount(context, want) : null;
  if (traded !== null) return traded;
  if (target === null) {
    if (aggregate !== "count") context.trust *= 0.5;
    return context.root === "" ? null : context.rows(context.root);
  }
  if (target.kind === "measure") return context.measure(target, aggregate);
  if (target.kind === "entity") return overEntity(context, want, target.entity);
  if (target.column === null) return null;
  const ref = columnRef(target.entity, target.column);
  const column = context.column(ref);
  if (aggregate !== "count") {
    if (column !== null && !isQuantity(column) && aggregate === "sum") {
      context.trust *= 0.75;
      return context.aggregateOf(want.distinct ? "count_distinct" : "count", ref);
    }
    const suits =
      column === null || isQuantity(column) || ((aggregate === "min" || aggregate === "max") && isTime(column));
    if (!suits) context.trust *= 0.6;
    return context.aggregateOf(aggregate, ref, want.mention);
  }
  if (column !== null && isQuantity(column) && column.role === "measure" && !want.distinct) {
    context.assumptions.push(
      say(
        context.locale,
        `"${want.mention?.text}" read as the sum of ${ref.entity}.${ref.column}`,
        `将“${want.mention?.text}”理解为 ${ref.entity}.${ref.column} 之和`,
      ),
    );
    return context.aggregateOf("sum", ref);
  }
  const isKey = context.entity(ref.entity)?.primaryKey.join() === ref.column;
  return isKey ? context.rows(ref.entity) : context.aggregateOf("count_distinct", ref);
}

/** "average of the orders" has no column; a total of rows is their number. */
function overEntity(context: BuildContext, want: Want, entity: string): PlanMeasure {
  if (want.aggregate === null || want.aggregate === "count" || want.aggregate === "count_distinct")
    return context.rows(entity);
  const perRow = want.aggregate === "avg" ? revenuePerRow(context, entity) : null;
  if (perRow !== null) return perRow;
  const amount = amountOf(context, entity);
  if (amount !== null && (want.aggregate !== "sum" || context.reading.ofAmount)) {
    context.trust *= 0.92;
    return context.aggregateOf(want.aggregate, amount);
  }
  context.trust *= want.aggregate === "sum" ? 0.9 : 0.5;
  return context.rows(entity);
}

/** "how much did customer 12 spend": the revenue. */
function tradedAmount(context: BuildContext, { aggregate }: Want): PlanMeasure | null {
  const { ofAmount, verbs } = context.reading;
  const revenue = context.model.measures.find(({ id }) => id.endsWith(".revenue"));
  if (aggregate !== "sum" || !ofAmount || !verbs.some(isTrade) || revenue === undefined) return null;
  const target = { kind: "measure", entity: revenue.entity, column: null, measureId: revenue.id, score: 1 } as const;
  return context.measure(target, null);
}

/** "average order value": where the revenue is that of an order's lines, all of it over the number of orders. */
function revenuePerRow(context: BuildContext, id: string): PlanMeasure | null {
  const revenue = context.model.measures.find((measure) => measure.id.endsWith(".revenue"));
  const key = context.model.joins.find(
    ({ from, to }) => from.entity === revenue?.entity && to.entity === id && from.columns.length === 1,
  );
  const [column] = key?.from.columns ?? [];
  if (revenue === undefined || column === undefined) return null;
  const target = { kind: "measure", entity: revenue.entity, column: null, measureId: revenue.id, score: 1 } as const;
  const total = context.measure(target, null);
  if (total === null) return null;
  const rows = context.aggregateOf("count_distinct", columnRef(revenue.entity, column));
  const row = singular((context.entity(id)?.label ?? id).toLowerCase());
  return { ...total, label: `average ${total.label.toLowerCase()} per ${row}`, ratio: { to: rows, percent: false } };
}

/** The quantity that the rows of an entity stand for: its amount, else its only figure. */
export function amountOf(context: BuildContext, id: string): ColumnRef | null {
  const entity = context.entity(id);
  const column = entity === null ? null : conceptColumn(entity, "amount");
  return column !== null && isQuantity(column) && column.role === "measure" ? columnRef(id, column.name) : null;
}

/** Groups that are not shown yet come first. */
function addGroups(context: BuildContext, shown: Shown): void {
  const { reading } = context;
  if (shown.measures.length === 0 && reading.ranking === null) {
    for (const mention of reading.groups) addListGroup(context, mention, shown);
    return;
  }
  const added: PlanDimension[] = [];
  for (const mention of reading.groups) {
    const target = context.target(mention);
    if (target === null || target.kind === "measure") continue;
    if (target.kind === "entity") {
      const labels = context.labels(target.entity);
      const isShown = shown.dimensions.some(({ column }) =>
        reading.brief === true
          ? labels.some((label) => sameColumn(label.column, column))
          : column.entity === target.entity && tellsApart(context, column),
      );
      if (!isShown) added.push(...context.labels(target.entity));
    } else if (target.column !== null) {
      const ref = columnRef(target.entity, target.column);
      const column = context.column(ref);
      const ranks =
        reading.ranking !== null && reading.ranking.mention === null && column !== null && isQuantity(column);
      if (ranks) continue;
      const isShown = shown.dimensions.some(({ column }) => sameColumn(column, ref) || sameKey(context, column, ref));
      if (!isShown) added.push(context.dimension(ref));
    }
  }
  shown.dimensions.unshift(...added);
}

/** A name, a key or a kind: what groups can be told apart by, unlike a figure of theirs. */
function tellsApart(context: BuildContext, ref: ColumnRef): boolean {
  const column = context.column(ref);
  return column === null || column.unique || column.role === "key" || !isQuantity(column);
}

/** A key and the key that it points at hold the same values. */
const sameKey = (context: BuildContext, a: ColumnRef, b: ColumnRef): boolean =>
  context.model.joins.some(({ from, to }) => {
    const isEnd = (end: typeof from, ref: ColumnRef) => end.entity === ref.entity && end.columns.join() === ref.column;
    return (isEnd(from, a) && isEnd(to, b)) || (isEnd(from, b) && isEnd(to, a));
  });

/** "the name of each student and his age": only a list; a group of another entity is shown with it. */
function addListGroup(context: BuildContext, mention: Mention, shown: Shown): void {
  const target = context.target(mention);
  if (target === null || target.kind === "measure") return;
  const [first] = shown.dimensions;
  if (target.kind === "column" && target.column !== null) {
    const ref = columnRef(target.entity, target.column);
    if (!shown.dimensions.some(({ column }) => sameColumn(column, ref)))
      shown.dimensions.unshift(context.dimension(ref));
  } else if (
    first !== undefined &&
    first.column.entity !== target.entity &&
    reachesOne(context.model, first.column.entity, target.entity)
  ) {
    if (!shown.dimensions.some(({ column }) => column.entity === target.entity))
      shown.dimensions.unshift(...context.labels(target.entity));
  } else if (first === undefined) shown.dimensions.push(...context.labels(target.entity));
}

/** "top 5 products by revenue": what stands behind "by" is a quantity, so it ranks instead of grouping. */
export function groupMeasure(context: BuildContext): PlanMeasure | null {
  if (context.reading.ranking === null) return null;
  // "number of products per supplier, top 10": the figure is there, and what stands behind "per" only groups.
  const isFigure = ({ mention, aggregate }: Want) => aggregate !== null || context.target(mention)?.kind === "measure";
  if (context.reading.wants.some(isFigure)) return null;
  for (const mention of context.reading.groups) {
    if (context.reading.within?.includes(mention) === true) continue;
    const target = context.target(mention);
    if (target?.kind === "measure") return context.measure(target, null);
    const isCounted = target?.kind === "entity" && context.target(context.reading.focus)?.entity !== target.entity;
    if (isCounted) return context.rows(target.entity);
    const ref = context.ref(mention);
    const column = ref && context.column(ref);
    if (ref && column && isQuantity(column)) return context.aggregateOf("sum", ref);
  }
  return null;
}
