import { conditionOfPoint } from "@/lib/dashboard/look/condition";
import { type Level, levelBelow } from "@/lib/dashboard/look/levels";
import { narrowPlan } from "@/lib/dashboard/look/narrow-plan";
import { planCondition } from "@/lib/dashboard/look/plan-condition";
import { columnIn } from "@/lib/dashboard/look/reach";
import type { Look, Point } from "@/lib/dashboard/look/schema";
import type { TimeGrain } from "@/lib/execute/schema";
import { outputNames } from "@/lib/nl2sql/output-names";
import type { PlanFilter, QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

/** A plan as somebody looks at it, with the steps that led there. */
export type ShownPlan = {
  readonly plan: QueryPlan;
  /** Each step: what was clicked, and by which period it was cut. */
  readonly steps: readonly { readonly point: Point; readonly grain: TimeGrain | null }[];
  /** Dimensions (by index) that stand for another level than the plan's own. Their names stay, so that the chart finds them. */
  readonly changed: ReadonlyMap<number, Level>;
};

/**
 * A widget's plan by the grain and at the level that somebody looks at. A step narrows to the clicked point and opens up the first of
 * its dimensions that has a level below; steps that do not fit the plan, of an older design, are left out.
 */
export function shownPlan(
  own: QueryPlan,
  widgetId: string,
  { look, model, zooms }: { readonly look: Look; readonly model: SemanticModel; readonly zooms: boolean },
): ShownPlan {
  const zoomed = zooms && look.grain !== null ? zoomedPlan(own, look.grain, model) : { plan: own, changed: new Map() };
  let shown: ShownPlan = { ...zoomed, steps: [] };
  // Both sides of a set operation would have to be opened up alike.
  if (own.combine !== null) return shown;
  for (const points of Object.hasOwn(look.drill, widgetId) ? (look.drill[widgetId] ?? []) : []) {
    shown = drilled(shown, points, model) ?? shown;
  }
  return shown;
}

/** The dimension behind each column of the result that a condition can be put on: those that are numbers out of a time have none. */
export function clickable(plan: QueryPlan): ReadonlyMap<string, number> {
  const names = outputNames(plan);
  return new Map(plan.dimensions.flatMap(({ part }, index) => (part ? [] : [[names[index] ?? "", index] as const])));
}

/** The conditions that points stand for. Columns that are no dimensions, such as figures, are left out. */
export function pointConditions(plan: QueryPlan, points: readonly Point[], model: SemanticModel): PlanFilter[] {
  const byName = clickable(plan);
  return points.flatMap(({ column: name, value }) => {
    const dimension = plan.dimensions[byName.get(name) ?? -1];
    const column = dimension && columnIn(model, dimension.column);
    return dimension && column
      ? [planCondition(conditionOfPoint(value, dimension.grain), dimension.column, column)]
      : [];
  });
}

/** Nulls: null where no dimension of the point has a level below. */
function drilled(shown: ShownPlan, points: readonly Point[], model: SemanticModel): ShownPlan | null {
  const { plan } = shown;
  const byName = clickable(plan);
  for (const point of points) {
    const index = byName.get(point.column);
    const dimension = index === undefined ? undefined : plan.dimensions[index];
    const level = dimension && levelBelow(dimension, model);
    if (index === undefined || dimension === undefined || !level) continue;
    const dimensions = plan.dimensions.map((other, at) => (at === index ? { ...other, ...level } : other));
    return {
      plan: narrowPlan({ ...plan, dimensions }, pointConditions(plan, points, model)),
      steps: [...shown.steps, { point, grain: dimension.grain }],
      changed: new Map([...shown.changed, [index, level]]),
    };
  }
  return null;
}

function zoomedPlan(plan: QueryPlan, grain: TimeGrain, model: SemanticModel): Pick<ShownPlan, "plan" | "changed"> {
  const changed = new Map<number, Level>();
  const dimensions = plan.dimensions.map((dimension, index) => {
    const hasHours = columnIn(model, dimension.column)?.type !== "date";
    if (dimension.grain === null || dimension.grain === grain || (grain === "hour" && !hasHours)) return dimension;
    changed.set(index, { column: dimension.column, grain });
    return { ...dimension, grain };
  });
  const combine = plan.combine && { ...plan.combine, plan: zoomedPlan(plan.combine.plan, grain, model).plan };
  return { plan: { ...plan, dimensions, combine }, changed };
}
