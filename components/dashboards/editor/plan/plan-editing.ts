import type { PlanWords } from "@/components/dashboards/editor/plan/use-plan-words";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

/** What every part of the editor of plans works on. */
export type PlanEditing = {
  readonly plan: QueryPlan;
  readonly model: SemanticModel;
  readonly words: PlanWords;
  readonly onChange: (plan: QueryPlan) => void;
};
