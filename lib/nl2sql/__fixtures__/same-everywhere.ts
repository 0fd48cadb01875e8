import type { Cell } from "@/lib/execute/schema";
import type { ColumnRef, PlanFilter, PlanMeasure, Predicate, QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { DataType } from "@/lib/source/schema";

const isNumber = (value: Cell) => typeof value === "number" || /^-?\d+(\.\d+)?$/.test(String(value));
const isDay = (value: Cell) => /^\d{4}-\d{2}-\d{2}$/.test(String(value)) && value !== "2024-02-30";
/** Letters alone: collations, wild cards and the ways in which a value is text are each engine's own. */
const isWord = (value: Cell) => typeof value === "string" && /^[A-Za-z]*$/.test(value);
const numbers: ReadonlySet<DataType | null> = new Set(["integer", "decimal", "float"]);
const unordered: ReadonlySet<string> = new Set(["eq", "ne", "in", "not_in"]);
const textual: ReadonlySet<string> = new Set(["contains", "starts_with", "ends_with"]);

/**
 * Whether a plan means the same rows to all engines, in some order: nothing in it is left to a collation, to the order of
 * ties, to a type that only one engine has, or to how many digits a division has where a bound is met exactly.
 */
export function isSameEverywhere(plan: QueryPlan, models: readonly SemanticModel[]): boolean {
  const { measures, dimensions, filter, having, limit, series } = plan;
  const isSame = (inner: QueryPlan) => isSameEverywhere(inner, models);
  return (
    limit === null &&
    series.length === 0 &&
    measures.every((measure) => figure(measure)) &&
    having.every(
      ({ measure, operator, against }) => !against && isExact(measure) && figure(measure) && !unordered.has(operator),
    ) &&
    dimensions.every(({ column }) => typeOf(column) !== null) &&
    (filter === null || condition(filter))
  );

  /** The type that the column has on every engine; null when they differ, or when it is a text that holds numbers. */
  function typeOf(ref: ColumnRef): DataType | null {
    const found = models.map(({ entities }) =>
      entities.find(({ id }) => id === ref.entity)?.columns.find(({ name }) => name === ref.column),
    );
    const [first] = found;
    const isAlike = found.every(
      (column) => column?.type === first?.type && !column?.castForText && !column?.numericText,
    );
    return first !== undefined && isAlike ? first.type : null;
  }

  function figure({ aggregate, column, filter: only, ratio }: PlanMeasure): boolean {
    const type = column === null ? "integer" : typeOf(column);
    const isCounted = aggregate === "count" || aggregate === "count_distinct";
    return (
      type !== null &&
      (isCounted || type === "date" || numbers.has(type)) &&
      (!only || condition(only)) &&
      (!ratio || figure(ratio.to))
    );
  }

  function condition(given: PlanFilter): boolean {
    switch (given.kind) {
      case "predicate":
        return predicate(given);
      case "and":
      case "or":
        return given.filters.every(condition);
      case "not":
        return condition(given.filter);
      case "named":
        return true;
      case "exists":
        return given.filter === null || condition(given.filter);
      case "compare_to":
        return (
          numbers.has(typeOf(given.column)) &&
          !unordered.has(given.operator) &&
          figure(given.to.measure) &&
          (given.to.within ?? []).every((ref) => typeOf(ref) !== null) &&
          (given.to.filter === null || condition(given.to.filter))
        );
      case "compare_columns":
        return [given.left, given.right].every((ref) => numbers.has(typeOf(ref)));
      case "in_plan":
        return (
          isSame(given.plan) && given.plan.dimensions.every(({ column }) => typeOf(column) === typeOf(given.column))
        );
    }
  }

  function predicate({ column, operator, values }: Predicate): boolean {
    const type = typeOf(column);
    if (type === null || operator === "is_null" || operator === "is_not_null") return type !== null;
    if (type === "text") return (unordered.has(operator) || textual.has(operator)) && values.every(isWord);
    if (textual.has(operator)) return false;
    if (type === "boolean") return unordered.has(operator) && values.every((value) => typeof value === "boolean");
    if (type === "date" || type === "timestamp") return values.every(isDay);
    return values.every(isNumber);
  }
}

/** Not divided: an average and a quotient have as many digits as the engine gives them. */
const isExact = ({ aggregate, terms = [], ratio }: PlanMeasure): boolean =>
  aggregate !== "avg" && !ratio && terms.every(({ operation }) => operation !== "divide");
