import type { Condition, Mention, Operand } from "@/lib/nl2sql/offline/read/reading";
import { type BuildContext, columnRef } from "@/lib/nl2sql/offline/resolve/build-context";
import {
  conceptColumn,
  isNumeric,
  isTime,
  isYearNumber,
  labelColumns,
  runsBackwards,
  yesValue,
} from "@/lib/nl2sql/offline/resolve/columns";
import { reachesOne, road } from "@/lib/nl2sql/offline/resolve/roads";
import { say } from "@/lib/nl2sql/offline/say";
import type { ColumnRef, PlanFilter, PlanHaving, Predicate } from "@/lib/nl2sql/schema";
import type { Entity, SemanticColumn } from "@/lib/semantic/schema";

export type Filters = { filters: PlanFilter[]; having: PlanHaving[] };
type Compare = Condition & { kind: "compare" };

/** The conditions of the question as filters and, for counts over groups, having conditions. */
export function buildFilters(context: BuildContext, groupEntity: string | null): Filters {
  const result: Filters = { filters: [], having: [] };
  for (const condition of context.reading.conditions) addCondition(context, condition, groupEntity, result);
  return result;
}

function addCondition(context: BuildContext, condition: Condition, groupEntity: string | null, result: Filters): void {
  switch (condition.kind) {
    case "compare": {
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
            : ref && context.aggregateOf(condition.aggregate, ref);
      if (measure) result.having.push({ measure, operator: condition.operator, value: condition.value });
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

function compareFilter(context: BuildContext, condition: Compare): PlanFilter | null {
  const ref = columnFor(context, condition);
  if (ref === null) {
    context.unused.push(condition.values.join(" ") || (condition.time?.text ?? ""));
    context.trust *= 0.4;
    return null;
  }
  const filter = condition.time === null ? valueFilter(context, condition, ref) : timeFilter(context, condition, ref);
  if (!condition.negated) return filter;
  // "students not in Math": no row in Math, rather than some row elsewhere.
  const isMany = context.root !== "" && !reachesOne(context.model, context.root, ref.entity);
  if (isMany) return { kind: "exists", of: context.root, entity: ref.entity, negated: true, filter, count: null };
  return negate(filter);
}

function negate(filter: PlanFilter): PlanFilter {
  if (filter.kind !== "predicate") return { kind: "not", filter };
  if (filter.operator === "eq") return { ...filter, operator: "ne" };
  if (filter.operator === "in") return { ...filter, operator: "not_in" };
  if (filter.operator === "is_null") return { ...filter, operator: "is_not_null" };
  return { kind: "not", filter };
}

/** Which column a comparison is about: the named one, the one the value is known from, the quantity, the entity's name. */
function columnFor(context: BuildContext, condition: Compare): ColumnRef | null {
  const named = context.ref(condition.mention);
  if (named !== null && (condition.time === null || suitsTime(context, named))) return named;
  if (condition.time !== null || condition.concept === "time") {
    const time = context.concept("time", condition.near);
    if (time !== null) return time;
    if (condition.time !== null) return null;
  }
  const known = knownColumn(context, condition);
  if (known !== null) return known;
  if (condition.concept !== null) {
    const ref = context.concept(condition.concept, condition.near);
    if (ref !== null) return ref;
  }
  const target = context.target(condition.mention) ?? context.target(condition.near);
  const entity = context.entity(target?.entity ?? context.root);
  if (entity === null) return null;
  return guessColumn(context, condition, entity.id);
}

const suitsTime = (context: BuildContext, ref: ColumnRef): boolean => {
  const column = context.column(ref);
  return column !== null && (isTime(column) || isYearNumber(column) || column.type === "text");
};

/** Among the columns that know the value: nearest table first, then the fewest joins. */
function knownColumn(context: BuildContext, condition: Compare): ColumnRef | null {
  const [first] = condition.hits;
  if (first === undefined || first.length === 0) return null;
  const common = first.filter((hit) =>
    condition.hits.every(
      (others) =>
        others.length === 0 || others.some((other) => other.entity === hit.entity && other.column === hit.column),
    ),
  );
  const candidates = common.length > 0 ? common : first;
  const near = context.target(condition.near)?.entity;
  const used = new Set([...context.assignment.targets.values()].map(({ entity }) => entity));
  const scored = candidates.map((hit) => {
    const steps = context.root === "" ? [] : road(context.model, context.root, hit.entity);
    const distance = steps === null ? 50 : steps.length;
    const column = context.column(hit);
    const isName = context.entity(hit.entity)?.labelColumn === hit.column;
    const score =
      hit.score +
      (hit.entity === near ? 0.5 : 0) +
      (used.has(hit.entity) ? 0.4 : 0) +
      (hit.entity === context.root ? 0.3 : 0) -
      distance * 0.25 +
      (isName ? 0.1 : 0) -
      (column?.role === "key" ? 0.1 : 0);
    return { hit, score };
  });
  scored.sort((a, b) => b.score - a.score);
  const [top, second] = scored;
  if (top === undefined) return null;
  if (second !== undefined && top.score - second.score < 0.05) context.trust *= 0.8;
  return columnRef(top.hit.entity, top.hit.column);
}

function guessColumn(context: BuildContext, condition: Compare, id: string): ColumnRef | null {
  const entity = context.entity(id);
  if (entity === null) return null;
  const [value] = condition.values;
  if (typeof value === "number" && !condition.naming) {
    const key = entity.primaryKey[0];
    if (condition.operator === "eq" && key !== undefined && condition.near !== null) return columnRef(id, key);
    const column = conceptColumn(entity, condition.concept ?? "amount");
    context.trust *= 0.6;
    return column === null ? null : columnRef(id, column.name);
  }
  const found = condition.naming ? labelColumns(entity)[0] : literalColumn(context, entity, String(value));
  const [home, label] = found !== undefined && "home" in found ? [found.home, found.label] : [id, found];
  if (label === undefined) return null;
  if (!condition.naming) {
    context.trust *= 0.75;
    context.assumptions.push(
      say(
        context.locale,
        `"${String(value)}" looked for in ${entity.label} ${label.label}`,
        `在 ${entity.label} 的 ${label.label} 中查找“${String(value)}”`,
      ),
    );
  }
  return columnRef(home, label.name);
}

/** Where a name that is no known value can stand: a label column that is not fully known, of the entity or of what it points at. */
function literalColumn(
  context: BuildContext,
  entity: Entity,
  value: string,
): { home: string; label: SemanticColumn } | undefined {
  const pointed = context.model.entities.filter(
    (other) =>
      other.id !== entity.id &&
      road(context.model, entity.id, other.id)?.length === 1 &&
      reachesOne(context.model, entity.id, other.id),
  );
  for (const candidate of [entity, ...pointed]) {
    const label = candidate.columns.find(({ name }) => name === candidate.labelColumn);
    if (label !== undefined && !isFullyKnown(label, value)) return { home: candidate.id, label };
  }
  for (const candidate of [entity, ...pointed]) {
    const label = candidate.columns.find(
      (column) => column.type === "text" && !column.hidden && column.role !== "key" && !isFullyKnown(column, value),
    );
    if (label !== undefined) return { home: candidate.id, label };
  }
  const [label] = labelColumns(entity);
  return label === undefined ? undefined : { home: entity.id, label };
}

const isFullyKnown = (column: SemanticColumn, value: string): boolean =>
  column.frequentValues.length > 0 &&
  column.distinctCount !== null &&
  column.frequentValues.length >= column.distinctCount &&
  !column.frequentValues.some((known) => known.value.toLowerCase() === value.toLowerCase());

function valueFilter(context: BuildContext, condition: Compare, ref: ColumnRef): PlanFilter {
  const column = context.column(ref);
  if (condition.concept === "time" || (column !== null && isTime(column))) {
    const year = condition.values[0];
    if (column !== null && isTime(column) && typeof year === "number" && year >= 1000 && year <= 9999)
      return yearFilter(condition, ref);
  }
  let { operator } = condition;
  if (column !== null && runsBackwards(column, condition.concept)) operator = reversed(operator);
  const found = condition.values.map((value, index) => knownValue(context, ref, value, condition.hits[index] ?? []));
  const exact = found.every(({ exact: isExact }) => isExact);
  const values = found.map(({ value }) => value);
  if (condition.every && operator === "in" && values.length > 1) return everyFilter(context, ref, values, exact);
  if (operator === "in" && values.length > 1 && !exact) {
    return {
      kind: "or",
      filters: values.map((value) => ({
        kind: "predicate",
        column: ref,
        operator: "eq",
        values: [value],
        exact: false,
      })),
    };
  }
  return { kind: "predicate", column: ref, operator, values, exact };
}

const reversed = (operator: Predicate["operator"]): Predicate["operator"] => {
  const pairs: Partial<Record<Predicate["operator"], Predicate["operator"]>> = {
    lt: "gt",
    lte: "gte",
    gt: "lt",
    gte: "lte",
  };
  return pairs[operator] ?? operator;
};

/** The value as the column writes it, when the column is known to hold it. */
function knownValue(
  context: BuildContext,
  ref: ColumnRef,
  value: Operand,
  hits: readonly { entity: string; column: string; value: string }[],
): { value: Operand; exact: boolean } {
  const hit = hits.find(({ entity, column }) => entity === ref.entity && column === ref.column);
  if (hit !== undefined) return { value: hit.value, exact: true };
  if (typeof value !== "string") return { value, exact: true };
  const column = context.column(ref);
  const same = column?.frequentValues.find((known) => known.value.toLowerCase() === value.toLowerCase());
  return same === undefined ? { value, exact: false } : { value: same.value, exact: true };
}

/** "in both France and Italy": for each value a row of its own. */
function everyFilter(context: BuildContext, ref: ColumnRef, values: readonly Operand[], exact: boolean): PlanFilter {
  const one = (value: Operand): PlanFilter => ({
    kind: "predicate",
    column: ref,
    operator: "eq",
    values: [value],
    exact,
  });
  const isMany = context.root !== "" && !reachesOne(context.model, context.root, ref.entity);
  if (!isMany) return { kind: "predicate", column: ref, operator: "in", values: [...values], exact };
  return {
    kind: "and",
    filters: values.map((value) => ({
      kind: "exists",
      of: context.root,
      entity: ref.entity,
      negated: false,
      filter: one(value),
      count: null,
    })),
  };
}

function yearFilter(condition: Compare, ref: ColumnRef): PlanFilter {
  const [first, second] = condition.values;
  const start = (year: Operand | undefined, offset: number) => `${Number(year) + offset}-01-01`;
  const predicate = (operator: Predicate["operator"], ...values: string[]): Predicate => ({
    kind: "predicate",
    column: ref,
    operator,
    values,
    exact: true,
  });
  switch (condition.operator) {
    case "gt":
      return predicate("gte", start(first, 1));
    case "gte":
      return predicate("gte", start(first, 0));
    case "lt":
      return predicate("lt", start(first, 0));
    case "lte":
      return predicate("lt", start(first, 1));
    case "between":
      return predicate("between", start(first, 0), start(second, 1));
    case "in":
      return {
        kind: "or",
        filters: condition.values.map((year) => predicate("between", start(year, 0), start(year, 1))),
      };
    default: {
      const inside = predicate("between", start(first, 0), start(first, 1));
      return condition.operator === "ne" ? { kind: "not", filter: inside } : inside;
    }
  }
}

function timeFilter(context: BuildContext, condition: Compare, ref: ColumnRef): PlanFilter {
  const { time } = condition;
  const column = context.column(ref);
  const from = time?.from ?? "";
  const to = time?.to ?? "";
  if (time !== null && condition.mention === null) {
    context.assumptions.push(
      say(
        context.locale,
        `${time.text} = ${from} up to, not including, ${to}, by ${ref.entity}.${ref.column}`,
        `${time.text} = ${from} 至 ${to}（不含），按 ${ref.entity}.${ref.column}`,
      ),
    );
  }
  const predicate = (operator: Predicate["operator"], ...values: (string | number)[]): Predicate => ({
    kind: "predicate",
    column: ref,
    operator,
    values,
    exact: true,
  });
  if (column !== null && (isYearNumber(column) || isNumeric(column))) {
    const year = Number(from.slice(0, 4));
    const operator = condition.operator === "between" ? "eq" : condition.operator;
    const last = Number(to.slice(0, 4)) - (to.slice(5) === "01-01" ? 1 : 0);
    return last > year && operator === "eq" ? predicate("between", year, last) : predicate(operator, year);
  }
  switch (condition.operator) {
    case "gt":
      return predicate("gte", to);
    case "gte":
      return predicate("gte", from);
    case "lt":
      return predicate("lt", from);
    case "lte":
      return predicate("lt", to);
    default:
      return column !== null && isTime(column)
        ? predicate("between", from, to)
        : { kind: "and", filters: [predicate("gte", from), predicate("lt", to)] };
  }
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
  const measure = context.aggregateOf(condition.aggregate, ref);
  const filter = nestedIn(context, ref.entity, condition.conditions);
  return { kind: "compare_to", column: ref, operator: condition.operator, to: { measure, filter } };
}
