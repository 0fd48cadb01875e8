import { type JoinStep, joinSteps } from "@/lib/semantic/graph";
import type { SemanticModel } from "@/lib/semantic/schema";

/** The joins between two entities; choosing between readings asks for the same ones again and again. */
export const road: (model: SemanticModel, from: string, to: string) => readonly JoinStep[] | null = joinSteps;

/** True when each row of `from` meets at most one row of `to`. */
export const reachesOne = (model: SemanticModel, from: string, to: string): boolean => {
  const steps = road(model, from, to);
  return steps?.every((step) => !step.toMany) ?? false;
};
