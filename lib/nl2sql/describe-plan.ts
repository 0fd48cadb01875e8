import { describeFilter, describeMeasure, nameOf } from "@/lib/nl2sql/describe/describe-parts";
import { localeOf, say } from "@/lib/nl2sql/offline/say";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

/**
 * The question that a plan answers, in one plain sentence, so that people see what was understood.
 * Example: "Number of orders, total amount by region where status is paid; top 10 by total amount".
 */
export function describePlan(plan: QueryPlan, model: SemanticModel, locale: string): string {
  const language = localeOf(locale);
  const measures = plan.measures.map((measure) => describeMeasure(measure, model, language));
  const dimensions = plan.dimensions.map(({ column, grain }) => {
    const name = nameOf(column, model);
    return grain === null ? name : say(language, `${grain} of ${name}`, `${name}（按${grains[grain]}）`);
  });
  const parts: string[] = [];
  const and = say(language, ", ", "、");
  if (measures.length > 0) {
    parts.push(
      measures.join(and) +
        (dimensions.length > 0 ? say(language, ` by ${dimensions.join(and)}`, `，按${dimensions.join(and)}`) : ""),
    );
  } else parts.push(`${plan.distinct ? say(language, "different ", "不同的") : ""}${dimensions.join(and)}`);
  if (plan.filter !== null) {
    parts.push(say(language, "where ", "条件：") + describeFilter(plan.filter, model, language));
  }
  for (const { measure, operator, value } of plan.having) {
    parts.push(
      `${say(language, "with ", "且")}${describeMeasure(measure, model, language)} ${signs[operator]} ${value}`,
    );
  }
  const order = plan.order.map(({ by, direction }) => {
    const name =
      by.kind === "measure"
        ? (measures[by.index] ?? "")
        : by.kind === "dimension"
          ? (dimensions[by.index] ?? "")
          : by.kind === "column"
            ? nameOf(by.column, model)
            : describeMeasure(by.measure, model, language);
    return (
      name + (direction === "desc" ? say(language, ", highest first", "降序") : say(language, ", lowest first", "升序"))
    );
  });
  if (order.length > 0) parts.push(say(language, "sorted by ", "排序：") + order.join(and));
  if (plan.limit !== null) parts.push(say(language, `the first ${plan.limit}`, `前 ${plan.limit} 个`));
  for (const { label } of plan.series) parts.push(label);
  if (plan.combine !== null) {
    const words = {
      union: say(language, "together with", "并上"),
      intersect: say(language, "that are also in", "交集"),
      except: say(language, "without", "排除"),
    };
    parts.push(`${words[plan.combine.operation]}: ${describePlan(plan.combine.plan, model, locale)}`);
  }
  const sentence = parts.join(say(language, "; ", "；"));
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const grains = { year: "年", quarter: "季度", month: "月", week: "周", day: "日", hour: "小时" } as const;
const signs = { eq: "=", ne: "≠", lt: "<", lte: "≤", gt: ">", gte: "≥" } as const;
