import type { ValueColumn } from "@/lib/nl2sql/compile/column-value";
import { isNumeric } from "@/lib/nl2sql/compile/column-value";
import { columnOf } from "@/lib/nl2sql/compile/scope";
import type { PlanDimension, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

/** What the values of a measure are like: numbers, but for the least and the greatest of something else. */
export function measureColumn(measure: PlanMeasure, model: SemanticModel): ValueColumn {
  const { aggregate, column } = measure;
  const isOfColumn = (aggregate === "min" || aggregate === "max") && column !== null && measure.measureId === null;
  if (!isOfColumn || measure.ratio || (measure.terms?.length ?? 0) > 0) return { type: "decimal" };
  const found = columnOf(model, column);
  if (isNumeric(found)) return { type: "decimal" };
  return model.kind === "postgres" && found.type === "boolean" ? { type: "integer" } : found;
}

export function dimensionColumn({ column, grain, part }: PlanDimension, model: SemanticModel): ValueColumn {
  if (part) return { type: "integer" };
  return grain === null ? columnOf(model, column) : { type: "date" };
}

/** What the first column of a plan's result is like. */
export function outputColumn(plan: QueryPlan, model: SemanticModel): ValueColumn {
  const [dimension] = plan.dimensions;
  if (dimension !== undefined) return dimensionColumn(dimension, model);
  const [measure] = plan.measures;
  return measure === undefined ? { type: "other" } : measureColumn(measure, model);
}
