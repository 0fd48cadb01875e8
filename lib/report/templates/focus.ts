import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { PlanFilter, QueryPlan } from "@/lib/nl2sql/schema";
import { joinSteps } from "@/lib/semantic/graph";
import type { Measure, SemanticModel } from "@/lib/semantic/schema";

/** What a report is about, in terms of the model. */
export type Focus = {
  /** Whose rows are counted and split. */
  readonly entityId: string;
  /** The figure that the subject names; null when it names things. */
  readonly measureId: string | null;
  /** What the subject limits everything to ("sales of toys"). */
  readonly scope: PlanFilter | null;
};

/** Words that say how to look at a thing, not which. Without them the rest may be a name that the model knows. */
const looks =
  /\b(the|our|all|an?|overall|overview|summary|analysis|performance|situation|development|status|data|figures|numbers|report|of)\b|(整体|总体|情况|概况|概览|分析|表现|发展|现状|数据|统计|报告|的)/giu;
/** Subjects that mean everything there is. */
const everything = /^(business|company|everything|shop|it|this|database|source|业务|公司|全部|所有|数据库|生意|)$/iu;

/**
 * Finds what a subject means with the offline engine's own index: the figure, the things and the values that it names.
 * Nulls: null when the data has nothing of that name.
 */
export function findFocus(subject: string, model: SemanticModel, asked: { now: Date; locale: string }): Focus | null {
  const bare = subject.replaceAll(looks, " ").replaceAll(/\s+/gu, " ").trim();
  if (everything.test(bare)) return mainFocus(model);
  for (const words of new Set([subject, bare])) {
    const read = interpretOffline({ question: words, model, ...asked, previous: null });
    // Read with words left over, it would be a report on something else.
    if (read.kind === "draft" && read.plan !== null && read.unused.length === 0) return focusOf(read.plan, model);
  }
  return null;
}

function focusOf(plan: QueryPlan, model: SemanticModel): Focus {
  const [measure] = plan.measures;
  if (measure) return { entityId: measure.entity, measureId: measureOf(plan, model), scope: plan.filter };
  const busiest = busiestMeasure(model, plan.root);
  // A value alone ("Toys"): what was done with it is told by the figures of the table that points at it.
  if (plan.filter !== null) {
    return { entityId: busiest?.entity ?? plan.root, measureId: busiest?.id ?? null, scope: plan.filter };
  }
  return { entityId: plan.root, measureId: null, scope: null };
}

function measureOf({ measures: [planned] }: QueryPlan, model: SemanticModel): string | null {
  if (planned === undefined) return null;
  if (planned.measureId !== null) return planned.measureId;
  const same = model.measures.find(
    ({ entity, aggregate, expression }) =>
      entity === planned.entity && aggregate === planned.aggregate && expression === (planned.column?.column ?? null),
  );
  return same?.id ?? null;
}

/** The main figure of a table that reaches this entity by to-one joins: what its things are ranked by. Nulls: none does. */
export function busiestMeasure(model: SemanticModel, entityId: string): Measure | null {
  const reaching = model.measures
    .filter(({ aggregate }) => aggregate === "sum")
    .filter(({ entity }) => {
      const steps = joinSteps(model, entity, entityId);
      return steps !== null && steps.length > 0 && steps.every(({ toMany }) => !toMany);
    });
  return reaching.find(({ label }) => label === "Revenue") ?? reaching[0] ?? null;
}

/** What the first of the model's own suggestions is about: the model puts the most telling one first. */
function mainFocus(model: SemanticModel): Focus | null {
  const [first] = model.suggestedQuestions;
  const read = first && interpretOffline({ question: first.en, model, now: new Date(0), locale: "en", previous: null });
  const plan = read?.kind === "draft" ? read.plan : null;
  const entityId = plan?.measures[0]?.entity ?? plan?.root ?? model.entities.find(({ hidden }) => !hidden)?.id;
  if (entityId === undefined) return null;
  return { entityId, measureId: plan === null ? null : measureOf(plan, model), scope: null };
}
