import type { Condition, Mention } from "@/lib/nl2sql/offline/read/reading";
import type { BuildContext } from "@/lib/nl2sql/offline/resolve/build-context";
import { columnRef, sameColumn } from "@/lib/nl2sql/offline/resolve/column-ref";
import { isQuantity, isTime, isYearNumber, yesValue } from "@/lib/nl2sql/offline/resolve/columns";
import { compareFilter, everyFilter, negate } from "@/lib/nl2sql/offline/resolve/compare-filter";
import { reachesOne, road } from "@/lib/nl2sql/offline/resolve/roads";
import type { ColumnRef, PlanFilter, PlanHaving, Predicate } from "@/lib/nl2sql/schema";
import type { MeasureAggregate } from "@/lib/semantic/schema";

export type Filters = { filters: PlanFilter[]; having: PlanHaving[] };

/** The conditions of the question as filters and, for counts over groups, having conditions. */
export function buildFilters(context: BuildContext, groupEntity: string | null): Filters {
  const result: Filters = { filters: [], having: [] };
  for (const condition of context.reading.conditions) addCondition(context, condition, groupEntity, result);
  return { ...result, filters: withoutContradictions(context, result.filters) };
}

/** "3 stars and 4 stars": one value cannot be both, so rows of each are meant. */
function withoutContradictions(context: BuildContext, filters: readonly PlanFilter[]): PlanFilter[] {
  const kept: PlanFilter[] = [];
  for (const filter of withoutEmptyEquals(filters)) {
    const at = kept.findIndex((other) => isEqual(other) && isEqual(filter) && sameColumn(other.column, filter.column));
    const other = kept[at];
    if (other === undefined || !isEqual(other) || !isEqual(filter)) kept.push(filter);
    else if (other.values[0] !== filter.values[0]) {
      const values = [...other.values, ...filter.values].filter((value) => value !== null);
      kept[at] = everyFilter(context, filter.column, values, other.exact && filter.exact);
      context.trust *= 0.9;
    }
  }
  return kept;
}

/** "not in the city with code X": the negation was heard before its value. */
function withoutEmptyEquals(filters: readonly PlanFilter[]): PlanFilter[] {
  const empty = filters.filter((filter) => filter.kind === "predicate" && filter.operator === "is_null");
  return filters.flatMap((filter) => {
    const opposes = (other: PlanFilter) =>
      other.kind === "predicate" && filter.kind === "predicate" && sameColumn(other.column, filter.column);
    if (empty.includes(filter)) return filters.some((other) => isEqual(other) && opposes(other)) ? [] : [filter];
    return isEqual(filter) && empty.some(opposes) ? [negate(filter)] : [filter];
  });
}

const isEqual = (filter: PlanFilter): filter is Predicate => filter.kind === "predicate" && filter.operator === "eq";

function addCondition(context: BuildContext, condition: Condition, groupEntity: string | null, result: Filters): void {
  switch (condition.kind) {
    case "compare": {
      const counted = countedColumn(context, condition);
      if (counted !== null) {
        addCount(context, counted, groupEntity, result);
        break;
      }
      const added = condition.additive === true ? addedUp(context, condition) : null;
      if (added !== null) {
        result.having.push(added);
        break;
      }
      const filter = compareFilter(context, condition);
      if (filter !== null) result.filters.push(filter);
      break;
    }
    case "flag": {
      const filter = flagFilter(context, condition);
      if (filter !== null) result.filters.push(filter);
      break;
    }
    case "count":
      addCount(context, condition, groupEntity, result);
      break;
    case "measure": {
      const ref = context.ref(condition.mention);
      const target = context.target(condition.mention);
      const measure =
        target?.kind === "measure"
          ? context.measure(target, condition.aggregate)
          : target?.kind === "entity"
            ? context.rows(target.entity)
            : ref && context.aggregateOf(countsUp(context, condition.aggregate, ref), ref, condition.mention);
      const { operator, value, against } = condition;
      if (measure) result.having.push({ measure, operator, value, ...(against ? { against } : {}) });
      break;
    }
    case "related": {
      const filter = relatedFilter(context, condition);
      if (filter !== null) result.filters.push(filter);
      break;
    }
    case "scalar": {
      const filter = scalarFilter(context, condition);
      if (filter !== null) result.filters.push(filter);
      break;
    }
    case "any": {
      const inner: Filters = { filters: [], having: [] };
      for (const alternative of condition.conditions) addCondition(context, alternative, groupEntity, inner);
      if (inner.filters.length > 0)
        result.filters.push(
          inner.filters.length === 1 && inner.filters[0] ? inner.filters[0] : { kind: "or", filters: inner.filters },
        );
      result.having.push(...inner.having);
      break;
    }
  }
}

/** "speaks at least 3 languages": a text is not compared with a number; its rows are counted. */
function countedColumn(
  context: BuildContext,
  condition: Condition & { kind: "compare" },
): (Condition & { kind: "count" }) | null {
  const [value] = condition.values;
  const ref = condition.concept === null ? context.ref(condition.mention) : null;
  const column = ref && context.column(ref);
  const { operator } = condition;
  if (ref === null || column === null || typeof value !== "number" || condition.values.length > 1) return null;
  if (operator !== "gt" && operator !== "gte" && operator !== "lt" && operator !== "lte") return null;
  const isText = column.type === "text" && !isQuantity(column) && !isYearNumber(column) && column.role !== "time";
  if (!isText || ref.entity === context.root) return null;
  const { mention, negated, near } = condition;
  // Rows are counted, which are as many as the texts only where the text is part of the key.
  if (context.entity(ref.entity)?.primaryKey.includes(ref.column) !== true) context.trust *= 0.75;
  return { kind: "count", mention, operator, value, negated, near };
}

/** "products that sold more than 1000": where each row shown has many of the quantity, their sum is compared. */
function addedUp(
  context: BuildContext,
  { mention, operator, values }: Condition & { kind: "compare" },
): PlanHaving | null {
  const ref = context.ref(mention);
  const column = ref && context.column(ref);
  const [value] = values;
  if (ref === null || column === null || !isQuantity(column) || typeof value !== "number") return null;
  const isOfRow = context.reading.wants.some((want) => {
    const target = context.target(want.mention);
    return target?.kind === "entity" && reachesOne(context.model, target.entity, ref.entity);
  });
  if (!isInequality(operator) || isOfRow || !repeats(context, ref)) return null;
  return { measure: context.aggregateOf("sum", ref, mention), operator, value };
}

const isInequality = (operator: Predicate["operator"]): operator is "lt" | "lte" | "gt" | "gte" =>
  ["lt", "lte", "gt", "gte"].includes(operator);

/** "分期次数", "数量": a quantity that is itself a number of something is added up, not counted. */
const countsUp = (context: BuildContext, aggregate: MeasureAggregate, ref: ColumnRef): MeasureAggregate => {
  const column = context.column(ref);
  return aggregate === "count" && column !== null && isQuantity(column) ? "sum" : aggregate;
};

/** True when a row of the answer stands for many values of a column. */
export function repeats(context: BuildContext, ref: ColumnRef): boolean {
  const [first] = context.shown;
  if (first === undefined) return false;
  if (first.column.entity !== ref.entity) return !reachesOne(context.model, first.column.entity, ref.entity);
  const entity = context.entity(ref.entity);
  return !context.shown.some(({ column }) => {
    const found = context.column(column);
    return column.entity === ref.entity && (found?.unique === true || entity?.primaryKey.join() === column.column);
  });
}

function flagFilter(context: BuildContext, condition: Condition & { kind: "flag" }): PlanFilter | null {
  const ref = context.ref(condition.mention);
  const column = ref && context.column(ref);
  const yes = column ? yesValue(column) : null;
  if (ref === null || yes === null) {
    if (condition.negated && ref !== null)
      return { kind: "predicate", column: ref, operator: "is_null", values: [], exact: true };
    const shown = context.reading.wants.some(
      ({ mention }) => mention !== null && context.ref(mention)?.column === ref?.column,
    );
    if (!shown) {
      context.unused.push(condition.mention.text);
      context.trust *= 0.75;
    }
    return null;
  }
  const filter: Predicate = {
    kind: "predicate",
    column: ref,
    operator: condition.negated ? "ne" : "eq",
    values: [yes],
    exact: true,
  };
  return filter;
}

function addCount(
  context: BuildContext,
  condition: Condition & { kind: "count" },
  groupEntity: string | null,
  result: Filters,
): void {
  const target = context.target(condition.mention);
  const entity = target?.entity ?? context.root;
  const { operator, value } = condition;
  const subject = groupEntity ?? context.root;
  if (entity === subject || groupEntity === null || road(context.model, subject, entity) === null) {
    result.having.push({ measure: context.rows(entity), operator, value });
    return;
  }
  // "courses of more than one department", where each course has one: what is counted is something else.
  if (reachesOne(context.model, subject, entity)) context.trust *= 0.5;
  if (operator === "eq" && value === 0) {
    result.filters.push({ kind: "exists", of: subject, entity, negated: true, filter: null, count: null });
    return;
  }
  result.filters.push({
    kind: "exists",
    of: subject,
    entity,
    negated: condition.negated,
    filter: null,
    count: { operator, value },
  });
}

function relatedFilter(context: BuildContext, condition: Condition & { kind: "related" }): PlanFilter | null {
  const target = context.target(condition.mention);
  if (target === null) return null;
  const subject = subjectOf(context, condition.near);
  if (target.entity === subject || road(context.model, subject, target.entity) === null) {
    // "cities without branches", where branches are what has a city: the condition cannot be said.
    if (condition.conditions.length === 0 && condition.negated) context.trust *= 0.4;
    if (condition.conditions.length === 0) return null;
    const own = nested(context, condition.conditions);
    if (own === null) return null;
    return condition.negated ? negate(own) : own;
  }
  if (!condition.negated) {
    // A condition on the entity's columns, or showing them, already asks for a row there.
    return { kind: "exists", of: subject, entity: target.entity, negated: false, filter: null, count: null };
  }
  const filter = nestedIn(context, target.entity, condition.conditions);
  return { kind: "exists", of: subject, entity: target.entity, negated: true, filter, count: null };
}

const subjectOf = (context: BuildContext, near: Mention | null): string => {
  const id = context.target(near)?.entity ?? context.root;
  return context.root !== "" && !reachesOne(context.model, context.root, id) ? context.root : id;
};

/** Conditions inside a relation are about its entity, not about the root. */
function nestedIn(context: BuildContext, entity: string, conditions: readonly Condition[]): PlanFilter | null {
  const { root } = context;
  context.root = entity;
  const filter = nested(context, conditions);
  context.root = root;
  return filter;
}

function nested(context: BuildContext, conditions: readonly Condition[]): PlanFilter | null {
  const inner: Filters = { filters: [], having: [] };
  for (const condition of conditions) addCondition(context, condition, null, inner);
  const [first] = inner.filters;
  return inner.filters.length > 1 ? { kind: "and", filters: inner.filters } : (first ?? null);
}

function scalarFilter(context: BuildContext, condition: Condition & { kind: "scalar" }): PlanFilter | null {
  const ref =
    context.ref(condition.mention) ??
    (condition.concept === null ? null : context.concept(condition.concept, condition.near));
  if (ref === null) {
    context.trust *= 0.4;
    return null;
  }
  const column = context.column(ref);
  if (column !== null && !isQuantity(column) && !isTime(column)) context.trust *= 0.5;
  const measure = context.aggregateOf(condition.aggregate, ref);
  const filter = nestedIn(context, ref.entity, condition.conditions);
  const within = (condition.within ?? []).flatMap((mention) => groupColumns(context, mention));
  if (condition.within !== undefined && within.length === 0) context.trust *= 0.5;
  const { factor } = condition;
  return {
    kind: "compare_to",
    column: ref,
    operator: condition.operator,
    to: { measure, filter, ...(within.length > 0 ? { within } : {}), ...(factor === undefined ? {} : { factor }) },
  };
}

/** What rows agree in that belong to the same group: a column, or the key of a table. */
function groupColumns(context: BuildContext, mention: Mention): ColumnRef[] {
  const target = context.target(mention);
  if (target?.kind !== "entity") return [context.ref(mention)].filter((ref) => ref !== null);
  const key = context.entity(target.entity)?.primaryKey ?? [];
  const columns = key.length > 0 ? key : context.labels(target.entity).map(({ column }) => column.column);
  return columns.map((column) => columnRef(target.entity, column));
}
