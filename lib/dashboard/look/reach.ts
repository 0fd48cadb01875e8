import type { ColumnRef, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import { joinSteps } from "@/lib/semantic/graph";
import type { SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** The column of the model behind a reference. Nulls: null when the viewer's model does not have it. */
export function columnIn(model: SemanticModel, { entity, column }: ColumnRef): SemanticColumn | null {
  return model.entities.find(({ id }) => id === entity)?.columns.find(({ name }) => name === column) ?? null;
}

const figuresOf = (measure: PlanMeasure): string[] => [
  measure.entity,
  ...(measure.ratio ? figuresOf(measure.ratio.to) : []),
];

/** The tables whose rows a plan counts or lists: a condition must make sense on each of them. */
export function basesOf(plan: QueryPlan): string[] {
  const hidden = plan.order.flatMap(({ by }) => (by.kind === "hidden_measure" ? [by.measure] : []));
  const figures = [...plan.measures, ...plan.having.map(({ measure }) => measure), ...hidden].flatMap(figuresOf);
  return [...new Set(figures.length === 0 ? [plan.root] : figures)];
}

/**
 * Whether a condition on the column says something of each row of the table without anybody having said so: the row has one of it
 * ("orders of this region"), or many that are its own parts ("orders with such a product"). A day is taken of what has one of it
 * alone: "shops that sold something in May" is not what a filter on May means.
 */
export function reachesFrom(base: string, ref: ColumnRef, model: SemanticModel): boolean {
  const steps = joinSteps(model, base, ref.entity);
  const column = columnIn(model, ref);
  if (steps === null || column === null) return false;
  const many = steps.filter((step) => step.toMany);
  return many.length === 0 || (many.length === 1 && steps[0] === many[0] && column.role !== "time");
}

/** Whether a condition on the column holds of all that a plan counts, as `reachesFrom` has it, or of the rows that it lists themselves. */
export function reaches(plan: QueryPlan, ref: ColumnRef, model: SemanticModel): boolean {
  if (plan.combine !== null && !reaches(plan.combine.plan, ref, model)) return false;
  const isList = plan.measures.length === 0;
  // A list of shops does not become shorter by what was sold in them.
  if (isList && joinSteps(model, plan.root, ref.entity)?.some((step) => step.toMany)) return false;
  return basesOf(plan).every((base) => reachesFrom(base, ref, model));
}

/** Whether a condition on the column can be put on the plan at all, for whoever says that it shall. */
export function canJoin(plan: QueryPlan, ref: ColumnRef, model: SemanticModel): boolean {
  if (columnIn(model, ref) === null) return false;
  if (plan.combine !== null && !canJoin(plan.combine.plan, ref, model)) return false;
  return basesOf(plan).every((base) => joinSteps(model, base, ref.entity) !== null);
}
