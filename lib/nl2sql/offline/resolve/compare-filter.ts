import type { Condition, Operand } from "@/lib/nl2sql/offline/read/reading";
import type { BuildContext } from "@/lib/nl2sql/offline/resolve/build-context";
import { canHold } from "@/lib/nl2sql/offline/resolve/can-hold";
import { columnRef } from "@/lib/nl2sql/offline/resolve/column-ref";
import { fullName, isTime, runsBackwards } from "@/lib/nl2sql/offline/resolve/columns";
import { comparedColumn } from "@/lib/nl2sql/offline/resolve/compared-column";
import { inColumnUnit } from "@/lib/nl2sql/offline/resolve/in-column-unit";
import { reachesOne } from "@/lib/nl2sql/offline/resolve/roads";
import { timeFilter, yearFilter } from "@/lib/nl2sql/offline/resolve/time-filter";
import type { ColumnRef, PlanFilter, Predicate } from "@/lib/nl2sql/schema";

type Compare = Condition & { kind: "compare" };

/** One comparison of a column with values or a time; null, and noted as unused, when no column fits. */
export function compareFilter(context: BuildContext, condition: Compare): PlanFilter | null {
  const ref = comparedColumn(context, condition);
  if (ref === null || !canHold(context, ref, condition)) {
    context.unused.push(condition.values.join(" ") || (condition.time?.text ?? ""));
    context.trust *= 0.4;
    return null;
  }
  const filter =
    condition.time === null
      ? valueFilter(context, inColumnUnit(context, condition, ref), ref)
      : timeFilter(context, condition, ref);
  if (!condition.negated) return filter;
  // "students not in Math": no row in Math, rather than some row elsewhere.
  const isMany = context.root !== "" && !reachesOne(context.model, context.root, ref.entity);
  if (isMany) return { kind: "exists", of: context.root, entity: ref.entity, negated: true, filter, count: null };
  return negate(filter);
}

/** The filter turned round, in the simplest form. */
export function negate(filter: PlanFilter): PlanFilter {
  if (filter.kind !== "predicate") return { kind: "not", filter };
  if (filter.operator === "eq") return { ...filter, operator: "ne" };
  if (filter.operator === "in") return { ...filter, operator: "not_in" };
  if (filter.operator === "is_null") return { ...filter, operator: "is_not_null" };
  return { kind: "not", filter };
}

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
  const parts = exact || operator !== "eq" ? null : fullNameFilter(context, ref, values);
  return parts ?? { kind: "predicate", column: ref, operator, values, exact };
}

/** "Ada Lovelace" of people whose first and last name are kept apart. */
function fullNameFilter(context: BuildContext, ref: ColumnRef, [value]: readonly Operand[]): PlanFilter | null {
  const entity = context.entity(ref.entity);
  const label = entity?.columns.find(({ name }) => name === entity.labelColumn);
  const words = typeof value === "string" ? value.split(" ") : [];
  const columns = entity && label ? fullName(entity, label) : [];
  if (words.length !== 2 || columns.length !== 2 || !columns.some(({ name }) => name === ref.column)) return null;
  const filters = columns.map(({ name }, index): Predicate => {
    const found = knownValue(context, columnRef(ref.entity, name), words[index] ?? "", []);
    const column = columnRef(ref.entity, name);
    return { kind: "predicate", column, operator: "eq", values: [found.value], exact: found.exact };
  });
  return { kind: "and", filters };
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
export function everyFilter(
  context: BuildContext,
  ref: ColumnRef,
  values: readonly Operand[],
  exact: boolean,
): PlanFilter {
  const one = (value: Operand): PlanFilter => ({
    kind: "predicate",
    column: ref,
    operator: "eq",
    values: [value],
    exact,
  });
  const isMany = context.root !== "" && !reachesOne(context.model, context.root, ref.entity);
  if (!isMany && context.reading.both) {
    // What is shown stands beside each of the values: one list for each, and what they share.
    const [first = "", ...others] = values;
    context.shared.push(...others.map(one));
    return one(first);
  }
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
