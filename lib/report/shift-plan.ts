import type { ColumnRef, PlanFilter, PlanMeasure, Predicate, QueryPlan } from "@/lib/nl2sql/schema";
import { limitPlan } from "@/lib/report/limit-plan";
import { mainTimeColumn } from "@/lib/report/main-time-column";
import type { ReportPeriod } from "@/lib/report/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

type Days = Pick<ReportPeriod, "from" | "to">;

const dayMs = 86_400_000;
const timeOperators: ReadonlySet<Predicate["operator"]> = new Set(["between", "gt", "gte", "lt", "lte", "eq"]);

/**
 * The same question of other days: conditions on the main time column are replaced by the period; a figure beside that of the
 * period before keeps both, moved. Null as period: all days.
 * Nulls: null where the plan has no time to move, or holds one where it cannot be moved (inside "or", "not", a sub-question).
 */
export function shiftPlan(plan: QueryPlan, model: SemanticModel, period: Days | null): QueryPlan | null {
  if (plan.combine !== null) return null;
  const isTime = (column: ColumnRef) => isTimeColumn(column, model);
  const own = plan.filter?.kind === "and" ? plan.filter.filters : plan.filter === null ? [] : [plan.filter];
  const replaced = own.filter((filter) => isTimeRange(filter, isTime));
  const kept = own.filter((filter) => !isTimeRange(filter, isTime));
  if (kept.some((filter) => namesTime(filter, isTime))) return null;
  const rest: QueryPlan = { ...plan, filter: together(kept) };

  const measured = plan.measures.filter(({ filter }) => filter && namesTime(filter, isTime));
  if (measured.length > 0) return period === null ? null : shiftCompared(rest, measured, period, isTime);
  if (period === null) return rest;
  const column = columnOf(replaced, isTime) ?? mainTimeColumn(plan, model);
  return column === null ? null : limitPlan(rest, within(column, period));
}

/** "2023 against 2024": the later range becomes the period, the earlier one as many days before it. */
function shiftCompared(
  plan: QueryPlan,
  measured: readonly PlanMeasure[],
  period: Days,
  isTime: (column: ColumnRef) => boolean,
): QueryPlan | null {
  const ranges = measured.map(({ filter }) => filter);
  const isPair = ranges.length === 2 && plan.measures.length === 2 && ranges.every((range) => isBetween(range, isTime));
  if (!isPair) return null;
  const [first, second] = ranges as [Predicate, Predicate];
  const firstIsLater = String(first.values[0]) > String(second.values[0]);
  const before = daysBefore(period);
  const shifted = plan.measures.map((measure, index) => {
    const days = (index === 0) === firstIsLater ? period : before;
    const { column } = index === 0 ? first : second;
    return { ...measure, label: labelled(measure.label, days), filter: within(column, days) };
  });
  return { ...plan, measures: shifted };
}

/** As many days as the period has, right before it. */
export function daysBefore({ from, to }: Days): Days {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return { from: dayOf(start - (end - start)), to: from };
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** "Revenue 2023" → "Revenue 2025-01-01–2025-03-31": the days stand in the label, where the year stood. */
function labelled(label: string, { from, to }: Days): string {
  const days = `${from}–${dayOf(Date.parse(to) - dayMs)}`;
  const bare = label.replace(/\s*\d{4}(-\d\d-\d\d–\d{4}-\d\d-\d\d)?\s*$/u, "");
  return `${bare} ${days}`;
}

const within = (column: ColumnRef, { from, to }: Days): Predicate => ({
  ...{ kind: "predicate", column, operator: "between", values: [from, to], exact: true },
});

function together(filters: readonly PlanFilter[]): PlanFilter | null {
  const [first] = filters;
  if (first === undefined) return null;
  return filters.length === 1 ? first : { kind: "and", filters: [...filters] };
}

function isTimeRange(filter: PlanFilter, isTime: (column: ColumnRef) => boolean): filter is Predicate {
  return filter.kind === "predicate" && timeOperators.has(filter.operator) && isTime(filter.column);
}

function isBetween(filter: PlanFilter | null | undefined, isTime: (column: ColumnRef) => boolean): boolean {
  return filter?.kind === "predicate" && filter.operator === "between" && isTime(filter.column);
}

/** Whether a time is compared anywhere inside. */
function namesTime(filter: PlanFilter, isTime: (column: ColumnRef) => boolean): boolean {
  switch (filter.kind) {
    case "predicate":
      return isTime(filter.column) && filter.operator !== "is_null" && filter.operator !== "is_not_null";
    case "and":
    case "or":
      return filter.filters.some((inner) => namesTime(inner, isTime));
    case "not":
      return namesTime(filter.filter, isTime);
    case "exists":
      return filter.filter !== null && namesTime(filter.filter, isTime);
    case "compare_to":
      return isTime(filter.column) || (filter.to.filter !== null && namesTime(filter.to.filter, isTime));
    case "compare_columns":
    case "named":
      return false;
    case "in_plan":
      return filter.plan.filter !== null && namesTime(filter.plan.filter, isTime);
  }
}

function columnOf(replaced: readonly PlanFilter[], isTime: (column: ColumnRef) => boolean): ColumnRef | null {
  const [first] = replaced;
  return first !== undefined && isTimeRange(first, isTime) ? first.column : null;
}

function isTimeColumn({ entity, column }: ColumnRef, model: SemanticModel): boolean {
  const owner = model.entities.find(({ id }) => id === entity);
  return owner?.columns.find(({ name }) => name === column)?.role === "time";
}
