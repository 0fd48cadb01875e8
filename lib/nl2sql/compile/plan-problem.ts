import type { ColumnRef, PlanFilter, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import { joinSteps } from "@/lib/semantic/graph";
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
    const bases = measures.length === 0 ? [plan.root] : measures.map(({ entity }) => entity);
    for (const measure of measures) this.#measure(measure);
    for (const base of new Set(bases)) {
      for (const { column } of plan.dimensions) this.#column(column, base);
      for (const { by } of plan.order) if (by.kind === "column") this.#column(by.column, base);
      if (plan.filter !== null) this.#filter(plan.filter, base);
    }
    if (plan.measures.length === 0 && plan.dimensions.length === 0) this.#fail("the plan asks for nothing");
    if (plan.combine !== null) this.plan(plan.combine.plan);
  }

  #measure(measure: PlanMeasure): void {
    this.#entity(measure.entity);
    if (measure.column !== null) this.#column(measure.column, measure.entity);
    if (measure.measureId !== null && !this.#model.measures.some(({ id }) => id === measure.measureId)) {
      this.#fail(`there is no measure ${measure.measureId}`);
    }
  }

  #filter(filter: PlanFilter, base: string): void {
    switch (filter.kind) {
      case "predicate":
        this.#column(filter.column, base);
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
        this.#column(filter.column, base);
        this.#measure(filter.to.measure);
        if (filter.to.filter !== null) this.#filter(filter.to.filter, filter.to.measure.entity);
        break;
      case "compare_columns":
        this.#column(filter.left, base);
        this.#column(filter.right, base);
        break;
      case "in_plan":
        this.#column(filter.column, base);
        this.plan(filter.plan);
        break;
    }
  }

  #entity(id: string): boolean {
    const known = this.#model.entities.some((entity) => entity.id === id);
    if (!known) this.#fail(`there is no table ${id}`);
    return known;
  }

  #column(ref: ColumnRef, base: string): void {
    const entity = this.#model.entities.find(({ id }) => id === ref.entity);
    if (!entity?.columns.some(({ name }) => name === ref.column))
      this.#fail(`there is no column ${ref.entity}.${ref.column}`);
    else this.#joined(base, ref.entity);
  }

  #joined(from: string, to: string): void {
    if (this.#entity(from) && this.#entity(to) && joinSteps(this.#model, from, to) === null) {
      this.#fail(`nothing joins ${from} to ${to}`);
    }
  }

  #fail(reason: string): void {
    this.problem ??= reason;
  }
}
