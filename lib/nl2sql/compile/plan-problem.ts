import { isNumeric, valueClass } from "@/lib/nl2sql/compile/column-value";
import { roadTo } from "@/lib/nl2sql/compile/join-road";
import { figuresOf } from "@/lib/nl2sql/compile/measures";
import { measureColumn } from "@/lib/nl2sql/compile/output-columns";
import { columnOf } from "@/lib/nl2sql/compile/scope";
import type { ColumnRef, PlanDimension, PlanFilter, PlanMeasure, PlanSeries, QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

/** Why a plan cannot be compiled on this model; null when it can. */
export function planProblem(plan: QueryPlan, model: SemanticModel): string | null {
  const check = new PlanCheck(model);
  check.plan(plan);
  return check.problem;
}

/** Walks a plan and keeps the first thing that the model cannot follow. */
class PlanCheck {
  problem: string | null = null;
  readonly #model: SemanticModel;

  constructor(model: SemanticModel) {
    this.#model = model;
  }

  plan(plan: QueryPlan): void {
    this.#entity(plan.root);
    const hidden = plan.order.flatMap(({ by }) => (by.kind === "hidden_measure" ? [by.measure] : []));
    const measures = [...plan.measures, ...plan.having.map(({ measure }) => measure), ...hidden];
    for (const measure of measures) this.#measure(measure);
    const bases = measures.length === 0 ? [plan.root] : measures.flatMap(figuresOf).map(({ entity }) => entity);
    for (const base of new Set(bases)) {
      for (const dimension of plan.dimensions) this.#dimension(dimension, base);
      for (const { by } of plan.order) if (by.kind === "column") this.#column(by.column, base);
      if (plan.filter !== null) this.#filter(plan.filter, base);
    }
    if (plan.measures.length === 0 && plan.dimensions.length === 0) this.#fail("the plan asks for nothing");
    this.#groups(plan);
    for (const series of plan.series) this.#series(series, plan);
    if (plan.combine !== null) this.#combination(plan, plan.combine.plan);
  }

  #groups(plan: QueryPlan): void {
    for (const { measure, against } of plan.having) {
      if (!this.#isNumber(measure))
        this.#fail(`${measure.label} is no number that a condition on groups could compare`);
      if (against && plan.measures.length + plan.dimensions.length === 0)
        this.#fail("there are no groups to compare a group with");
    }
    for (const { by } of plan.order) {
      if (by.kind === "measure") this.#index(by.index, plan.measures, "measure");
      if (by.kind === "dimension") this.#index(by.index, plan.dimensions, "dimension");
    }
    for (const index of plan.limitWithin ?? []) this.#index(index, plan.dimensions, "dimension");
  }

  #series(series: PlanSeries, plan: QueryPlan): void {
    for (const index of series.within ?? []) this.#index(index, plan.dimensions, "dimension");
    const compared = [
      series.measure,
      ...(series.baseline === undefined || series.baseline === null ? [] : [series.baseline]),
    ];
    for (const index of compared) {
      this.#index(index, plan.measures, "measure");
      const measure = plan.measures[index];
      const isNumber = measure !== undefined && this.#isNumber(measure);
      if (!isNumber && series.kind !== "rank") this.#fail(`${series.label} needs a number to be computed from`);
    }
    const takesBaseline = series.kind === "change" || series.kind === "growth";
    if (compared.length > 1 && !takesBaseline) this.#fail("only a change or a growth is against another measure");
  }

  #combination(plan: QueryPlan, other: QueryPlan): void {
    this.plan(other);
    const widths = [plan, other].map(({ dimensions, measures }) => dimensions.length + measures.length);
    if (widths[0] !== widths[1]) this.#fail("the two questions do not show equally many columns");
    if (plan.series.length + other.series.length > 0)
      this.#fail("figures along the rows cannot be joined to other rows");
  }

  #dimension({ column, grain, part, label }: PlanDimension, base: string): void {
    if (!this.#column(column, base)) return;
    const found = columnOf(this.#model, column);
    const kind = valueClass(found);
    if (part && grain !== null) this.#fail(`${label} cannot be a period and a part of a time at once`);
    const isTime = kind === "time" || kind === "text";
    if (grain !== null && !isTime) this.#fail(`${label} is no time and has no ${grain}`);
    if (part && !isTime && !(kind === "clock" && part === "hour_of_day")) this.#fail(`${label} is no time`);
    if (part === "hour_of_day" && found.type === "date") this.#fail(`${label} holds days without hours`);
  }

  #measure(measure: PlanMeasure): void {
    this.#entity(measure.entity);
    if (measure.column !== null) this.#column(measure.column, measure.entity);
    const defined = this.#model.measures.find(({ id }) => id === measure.measureId);
    if (measure.measureId !== null && defined?.entity !== measure.entity) {
      this.#fail(`there is no measure ${measure.measureId} of ${measure.entity}`);
    }
    this.#terms(measure, measure.measureId === null ? measure.column !== null : defined?.expression !== null);
    if (measure.filter) this.#filter(measure.filter, measure.entity);
    if (!measure.ratio) return;
    this.#measure(measure.ratio.to);
    for (const figure of figuresOf(measure)) {
      if (!this.#isNumber({ ...figure, ratio: null }))
        this.#fail(`${figure.label} is no number that a ratio could be of`);
    }
  }

  #terms({ terms = [], column, entity, label }: PlanMeasure, hasValue: boolean): void {
    if (terms.length > 0 && !hasValue) this.#fail(`${label} counts rows, which cannot be calculated with`);
    const refs = terms.map((term) => term.column);
    for (const ref of column !== null && terms.length > 0 ? [column, ...refs] : refs) {
      if (!this.#column(ref, entity)) return;
      if (!this.#reachesOne(entity, ref))
        this.#fail(`${entity} has many ${ref.entity}, so a row has no one ${ref.column}`);
      const found = columnOf(this.#model, ref);
      if (!isNumeric(found) && valueClass(found) !== "boolean")
        this.#fail(`${ref.column} is no number to calculate with`);
    }
  }

  #filter(filter: PlanFilter, base: string): void {
    switch (filter.kind) {
      case "predicate":
        this.#column(filter.column, base);
        if (filter.operator === "between" && filter.values.length !== 2) this.#fail("a range has two ends");
        break;
      case "and":
      case "or":
        for (const inner of filter.filters) this.#filter(inner, base);
        break;
      case "not":
        this.#filter(filter.filter, base);
        break;
      case "exists":
        this.#joined(base, filter.of);
        this.#joined(filter.of, filter.entity);
        if (filter.filter !== null) this.#filter(filter.filter, filter.entity);
        break;
      case "compare_to":
        this.#compared(filter, base);
        break;
      case "compare_columns":
        this.#column(filter.left, base);
        this.#column(filter.right, base);
        break;
      case "in_plan":
        this.#column(filter.column, base);
        this.plan(filter.plan);
        break;
      case "named":
        this.#joined(base, filter.entity);
        if (!this.#model.filters?.some(({ id, entity }) => id === filter.filter && entity === filter.entity))
          this.#fail(`there is no filter ${filter.filter} of ${filter.entity}`);
        break;
    }
  }

  #compared({ column, to }: PlanFilter & { kind: "compare_to" }, base: string): void {
    const { measure, filter, within = [], factor } = to;
    this.#column(column, base);
    this.#measure(measure);
    if (factor !== undefined && !this.#isNumber(measure)) this.#fail(`${measure.label} is no number to multiply`);
    if (filter !== null) {
      for (const entity of new Set(figuresOf(measure).map((figure) => figure.entity))) this.#filter(filter, entity);
    }
    if (within.length === 0) return;
    if (figuresOf(measure).some(({ entity }) => entity !== measure.entity))
      this.#fail("a ratio of two tables has no figure for each group of rows");
    const row = this.#rowOf(column, base);
    for (const ref of within) {
      if (!this.#column({ ...ref, path: null }, measure.entity) || !this.#column(ref, row)) return;
      if (!this.#reachesOne(row, ref) || !this.#reachesOne(measure.entity, { ...ref, path: null }))
        this.#fail(`a row has no one ${ref.entity} ${ref.column} to be compared within`);
    }
  }

  /** The table whose rows a condition on a column is tried on: the base, or the first on the way that it has many of. */
  #rowOf(ref: ColumnRef, base: string): string {
    const many = roadTo(this.#model, base, ref)?.find((step) => step.toMany);
    return many === undefined ? base : this.#rowOf({ ...ref, path: null }, many.to);
  }

  #entity(id: string): boolean {
    const known = this.#model.entities.some((entity) => entity.id === id);
    if (!known) this.#fail(`there is no table ${id}`);
    return known;
  }

  #column(ref: ColumnRef, base: string): boolean {
    const entity = this.#model.entities.find(({ id }) => id === ref.entity);
    if (entity?.columns.some(({ name }) => name === ref.column)) return this.#joined(base, ref.entity, ref.path);
    this.#fail(`there is no column ${ref.entity}.${ref.column}`);
    return false;
  }

  #joined(from: string, to: string, path: readonly string[] | null = null): boolean {
    if (!this.#entity(from) || !this.#entity(to)) return false;
    const joined = roadTo(this.#model, from, { entity: to, path }) !== null;
    if (!joined) this.#fail(`nothing joins ${from} to ${to}`);
    return joined;
  }

  #reachesOne = (from: string, { entity, path }: ColumnRef): boolean =>
    roadTo(this.#model, from, { entity, path })?.every((step) => !step.toMany) ?? false;

  /** False also where the measure cannot be compiled at all, for which a better reason is kept already. */
  #isNumber(measure: PlanMeasure): boolean {
    return this.problem === null && isNumeric(measureColumn(measure, this.#model));
  }

  #index(index: number, shown: readonly unknown[], name: string): void {
    if (index < 0 || index >= shown.length) this.#fail(`there is no ${name} number ${index + 1}`);
  }

  #fail(reason: string): void {
    this.problem ??= reason;
  }
}
