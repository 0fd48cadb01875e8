import { isDeepStrictEqual } from "node:util";
import type { ColumnRef, PlanDimension, PlanFilter, PlanMeasure, Predicate, QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

/** Part of a `PlanForm`, as JSON. */
type Json = Readonly<Record<string, unknown>>;

/** A plan holds what the form has no words for. */
class NoWords extends Error {}

/**
 * A plan as a model would write it: what earlier turns are told in. `read-plan.ts` reads the same plan from it, labels aside.
 * Nulls: null for a plan that the form has no words for (sets, sub-questions, roads chosen by hand); then its SQL is told.
 */
export function writePlan(plan: QueryPlan, model: SemanticModel): Json | null {
  if (plan.combine !== null) return null;
  try {
    return new PlanWriter(plan, model).form();
  } catch (error) {
    if (error instanceof NoWords) return null;
    throw error;
  }
}

const operators: Readonly<Record<Predicate["operator"], string>> = {
  eq: "=",
  ne: "!=",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
  between: "between",
  in: "in",
  not_in: "not_in",
  contains: "contains",
  starts_with: "starts_with",
  ends_with: "ends_with",
  is_null: "is_null",
  is_not_null: "is_not_null",
};
const signs = { add: "+", subtract: "-", multiply: "*", divide: "/" } as const;

class PlanWriter {
  constructor(
    private readonly plan: QueryPlan,
    private readonly model: SemanticModel,
  ) {}

  form(): Json {
    const { plan } = this;
    const dimensions = plan.dimensions.map((dimension) => this.#dimension(dimension));
    // Of two that are the same, the rest of the form would always mean the first.
    if (new Set(dimensions).size < dimensions.length) throw new NoWords();
    const measures = plan.measures.map((measure) => this.#measure(measure));
    const where = plan.filter === null ? [] : this.#conditions(plan.filter);
    const having = plan.having.map(({ measure, operator, value, against }) => ({
      ...{ figure: this.#shownFigure(measure), op: operators[operator], value },
      ...(against && { against }),
    }));
    const isShown = plan.measures[0]?.entity ?? plan.dimensions[0]?.column.entity;
    return {
      ...(measures.length > 0 && { measures }),
      ...(dimensions.length > 0 && { dimensions }),
      ...(isShown !== plan.root && { of: this.#table(plan.root) }),
      ...(plan.distinct && { distinct: true }),
      ...(where.length > 0 && { where }),
      ...(having.length > 0 && { having }),
      ...(plan.order.length > 0 && { order: plan.order.map((order) => this.#order(order)) }),
      ...(plan.limit !== null && { limit: plan.limit }),
      ...(plan.limitWithin?.length && { limit_per: plan.limitWithin.map((index) => dimensions[index] ?? "") }),
      ...(plan.series.length > 0 && { series: plan.series.map((series) => this.#series(series)) }),
    };
  }

  #series({ kind, measure, periods, within = [], baseline }: QueryPlan["series"][number]) {
    const label = (index: number) => this.#nameOf(index);
    return {
      ...{ kind, figure: label(measure), periods },
      ...(within.length > 0 && { per: within.map((index) => this.#dimension(this.plan.dimensions[index])) }),
      ...(baseline != null && { against: label(baseline) }),
    };
  }

  #order({ by, direction }: QueryPlan["order"][number]) {
    switch (by.kind) {
      case "measure":
        return { by: this.#nameOf(by.index), direction };
      case "dimension":
        return { by: this.#dimension(this.plan.dimensions[by.index]), direction };
      case "hidden_measure":
        return { by: this.#figure(by.measure), direction };
      case "column":
        return { by: this.#column(by.column), direction };
    }
  }

  #measure(measure: PlanMeasure): Json {
    const { label, filter, ratio } = measure;
    const figure = this.#bareFigure(measure);
    const where = filter ? this.#conditions(filter) : [];
    const to = ratio?.to;
    if (to?.ratio) throw new NoWords();
    const toWhere = to?.filter ? this.#conditions(to.filter) : [];
    return {
      ...{ figure, label },
      ...(where.length > 0 && { where }),
      ...(to && { divided_by: this.#bareFigure(to) }),
      ...(toWhere.length > 0 && { divided_by_where: toWhere }),
      ...(ratio?.percent && { percent: true }),
    };
  }

  /** What the rest of the form calls a shown measure. Labels need not be unique in a plan. */
  #nameOf(index: number): string {
    const label = this.plan.measures[index]?.label.trim().toLowerCase();
    const same = this.plan.measures.filter((measure) => measure.label.trim().toLowerCase() === label);
    if (label === undefined || same.length > 1) throw new NoWords();
    return this.plan.measures[index]?.label ?? "";
  }

  #shownFigure(measure: PlanMeasure): string {
    const index = this.plan.measures.findIndex((one) => isDeepStrictEqual(one, measure));
    if (index !== -1) return this.#nameOf(index);
    const figure = this.#figure(measure);
    // Where the same figure is shown with conditions or divided, the bare one is read as what is shown.
    if (this.plan.measures.some((shown) => this.#bareFigure(shown) === figure)) throw new NoWords();
    return figure;
  }

  #figure(measure: PlanMeasure): string {
    if (measure.filter || measure.ratio) throw new NoWords();
    return this.#bareFigure(measure);
  }

  #bareFigure({ aggregate, entity, column, measureId, terms = [] }: PlanMeasure): string {
    if (measureId !== null) {
      const defined = this.model.measures.find(({ id }) => id === measureId);
      if (!defined || terms.length > 0 || defined.aggregate !== aggregate) throw new NoWords();
      return defined.label;
    }
    if (column === null) {
      if (aggregate !== "count") throw new NoWords();
      return `count(${this.#table(entity)})`;
    }
    // The form reads a count of keys as one of rows, which beside other tables is another figure.
    if (aggregate === "count" && terms.length === 0 && this.#isKey(column)) throw new NoWords();
    const inside = terms.reduce(
      (left, term, index) => `${index > 0 ? `(${left})` : left} ${signs[term.operation]} ${this.#column(term.column)}`,
      this.#column(column),
    );
    return `${aggregate}(${inside})`;
  }

  #isKey({ entity, column }: ColumnRef): boolean {
    const key = this.model.entities.find(({ id }) => id === entity)?.primaryKey;
    return key?.length === 1 && key[0] === column;
  }

  #dimension(dimension: PlanDimension | undefined): string {
    if (!dimension) throw new NoWords();
    const around = dimension.part ?? dimension.grain;
    const column = this.#column(dimension.column);
    return around === null ? column : `${around}(${column})`;
  }

  #conditions(filter: PlanFilter): Json[] {
    return filter.kind === "and" ? filter.filters.flatMap((one) => this.#conditions(one)) : [this.#condition(filter)];
  }

  #condition(filter: PlanFilter): Json {
    switch (filter.kind) {
      case "predicate":
        return this.#predicate(filter);
      case "or":
        return { any_of: filter.filters.map((one) => this.#leaf(one)) };
      case "exists": {
        const where = filter.filter === null ? [] : this.#conditions(filter.filter).map((one) => leafOnly(one));
        const entity = this.#table(filter.entity);
        return {
          ...(filter.negated ? { has_no: entity } : { has: entity }),
          of: this.#table(filter.of),
          ...(where.length > 0 && { where }),
          ...(filter.count && { op: operators[filter.count.operator], value: filter.count.value }),
        };
      }
      default:
        return this.#leaf(filter);
    }
  }

  #leaf(filter: PlanFilter): Json {
    switch (filter.kind) {
      case "named":
        return { named: this.#filterLabel(filter.filter) };
      case "predicate":
        return this.#predicate(filter);
      case "compare_columns":
        return { column: this.#column(filter.left), op: operators[filter.operator], than: this.#column(filter.right) };
      case "compare_to": {
        const { measure, filter: only, within = [], factor = 1 } = filter.to;
        if (only !== null || within.length > 0 || factor !== 1) throw new NoWords();
        return { column: this.#column(filter.column), op: operators[filter.operator], than: this.#figure(measure) };
      }
      default:
        throw new NoWords();
    }
  }

  #filterLabel(id: string): string {
    const named = this.model.filters?.find((filter) => filter.id === id);
    if (named === undefined) throw new NoWords();
    return named.label;
  }

  #predicate({ column, operator, values }: Predicate): Json {
    const value = values.length === 1 ? (values[0] ?? null) : values;
    const range = operator === "between" ? this.#range(column, values) : null;
    return {
      ...{ column: this.#column(column), op: operators[operator] },
      ...(values.length > 0 && { value: range ?? value }),
    };
  }

  /** Ranges of a plan end before their second day; ranges of the form hold their last one. */
  #range(ref: ColumnRef, [from = null, to = null]: Predicate["values"]): unknown[] | null {
    const entity = this.model.entities.find(({ id }) => id === ref.entity);
    const column = entity?.columns.find(({ name }) => name === ref.column);
    const isTime = column?.type === "date" || column?.type === "timestamp" || column?.role === "time";
    if (!isTime || !/^\d{4}-\d{2}-\d{2}$/.test(String(to))) return null;
    return [from, new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)];
  }

  #column({ entity, column, path }: ColumnRef): string {
    if (path !== null) throw new NoWords();
    return `${this.#table(entity)}.${column}`;
  }

  #table(id: string): string {
    const entity = this.model.entities.find((one) => one.id === id);
    if (!entity) throw new NoWords();
    return entity.schema === null ? entity.table : `${entity.schema}.${entity.table}`;
  }
}

function leafOnly(condition: Json): Json {
  if ("any_of" in condition || "has" in condition || "has_no" in condition) throw new NoWords();
  return condition;
}
