import { AppError } from "@/lib/errors";
import { type JoinStep, joinSteps } from "@/lib/semantic/graph";
import type { SemanticModel } from "@/lib/semantic/schema";

/** The joins walked from a table to another: the path that the plan names, else the shortest. Nulls: null when there is none. */
export function roadTo(
  model: SemanticModel,
  base: string,
  to: { readonly entity: string; readonly path: readonly string[] | null },
): readonly JoinStep[] | null {
  if (to.path === null) return joinSteps(model, base, to.entity);
  const steps = walk(model, base, to.path);
  return steps !== null && (steps.at(-1)?.to ?? base) === to.entity ? steps : null;
}

/** The columns that the two sides of a step meet on: `near` where the step starts, `far` where it ends. */
export function stepColumns(step: JoinStep): { near: readonly string[]; far: readonly string[] } {
  const forwards = step.join.from.entity === step.from && step.join.to.entity === step.to;
  const selfReverse = step.join.from.entity === step.join.to.entity && step.toMany;
  const { near, far } =
    forwards && !selfReverse
      ? { near: step.join.from.columns, far: step.join.to.columns }
      : { near: step.join.to.columns, far: step.join.from.columns };
  if (near.length === 0 || near.length !== far.length)
    throw new AppError(`The join ${step.join.id} has sides of different length`);
  return { near, far };
}

function walk(model: SemanticModel, base: string, path: readonly string[]): JoinStep[] | null {
  const steps: JoinStep[] = [];
  let at = base;
  for (const id of path) {
    const join = model.joins.find((candidate) => candidate.id === id);
    if (join === undefined) return null;
    const forwards = join.from.entity === at;
    if (!forwards && join.to.entity !== at) return null;
    const to = forwards ? join.to.entity : join.from.entity;
    steps.push({ join, from: at, to, toMany: !forwards && join.cardinality === "many-to-one" });
    at = to;
  }
  return steps;
}
