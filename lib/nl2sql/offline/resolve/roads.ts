import { type JoinStep, joinSteps } from "@/lib/semantic/graph";
import type { SemanticModel } from "@/lib/semantic/schema";

const roads = new WeakMap<SemanticModel, Map<string, JoinStep[] | null>>();

/** `joinSteps`, remembered per model: choosing between readings asks for the same roads again and again. */
export function road(model: SemanticModel, from: string, to: string): JoinStep[] | null {
  let known = roads.get(model);
  if (known === undefined) {
    known = new Map();
    roads.set(model, known);
  }
  const key = `${from}\n${to}`;
  let steps = known.get(key);
  if (steps === undefined) {
    steps = joinSteps(model, from, to);
    known.set(key, steps);
  }
  return steps;
}

/** True when each row of `from` meets at most one row of `to`. */
export const reachesOne = (model: SemanticModel, from: string, to: string): boolean => {
  const steps = road(model, from, to);
  return steps?.every((step) => !step.toMany) ?? false;
};
