import { describeFilter, describeHaving } from "@/lib/nl2sql/describe/describe-parts";
import { type Telling, tell } from "@/lib/nl2sql/describe/telling";
import { describePlan } from "@/lib/nl2sql/describe-plan";
import { localeOf } from "@/lib/nl2sql/offline/say";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

/** The conditions of a plan in words, one a line as receipts list them: those on rows, then those on groups. */
export function describeConditions(plan: QueryPlan, model: SemanticModel, locale: string): string[] {
  const telling: Telling = {
    model,
    locale: localeOf(locale),
    plan: (inner) => describePlan(inner, model, locale),
  };
  const { filter } = plan;
  const rows = filter === null ? [] : filter.kind === "and" ? filter.filters : [filter];
  const own = [
    ...rows.map((one) => describeFilter(one, telling)),
    ...plan.having.map((having) => describeHaving(having, telling)),
  ];
  if (plan.combine === null) return own;
  const words = {
    union: ["together with", "并上"],
    intersect: ["that are also in", "同时属于"],
    except: ["without", "排除"],
  } as const;
  const [english, chinese] = words[plan.combine.operation];
  const other = describePlan(plan.combine.plan, model, locale);
  return [...own, tell(telling, `${english}: ${other}`, `${chinese}：${other}`)];
}
