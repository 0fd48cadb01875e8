import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { ColumnRef, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

/**
 * The date by which "last month" is meant when a plan names none: the one it splits by, else the one that the offline engine takes for
 * its figure "by month" (order lines → the order's date), else that of the listed rows. Nulls: there is no such date.
 */
export function mainTimeColumn(plan: QueryPlan, model: SemanticModel): ColumnRef | null {
  const split = plan.dimensions.find(({ grain }) => grain !== null);
  if (split) return split.column;
  const [measure] = plan.measures;
  const named = measure ? measureTime(measure, model) : null;
  if (named !== null) return named;
  const entity = model.entities.find(({ id }) => id === (measure?.entity ?? plan.root));
  const column = entity?.columns.find(({ name, hidden }) => name === entity.timeColumn && !hidden);
  return entity && column ? { entity: entity.id, column: column.name, path: null } : null;
}

function measureTime({ measureId, entity, aggregate, column }: PlanMeasure, model: SemanticModel): ColumnRef | null {
  const own = model.measures.filter((measure) => measure.entity === entity);
  const measure =
    own.find(({ id }) => id === measureId) ??
    own.find((other) => other.aggregate === aggregate && other.expression === (column?.column ?? null)) ??
    own.find((other) => other.aggregate === "count");
  return measure === undefined ? null : timeOfMeasure(measure.label, model);
}

/** The date that the offline engine takes for a figure "by month". Nulls: it finds none. */
export function timeOfMeasure(label: string, model: SemanticModel): ColumnRef | null {
  // The day of asking has no part in what "by month" names.
  const now = new Date(0);
  const read = interpretOffline({ question: `${label} by month`, model, now, locale: "en", previous: null });
  if (read.kind !== "draft") return null;
  return read.plan?.dimensions.find(({ grain }) => grain === "month")?.column ?? null;
}
