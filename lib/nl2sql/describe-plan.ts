import {
  describeDimension,
  describeFilter,
  describeHaving,
  describeMeasure,
} from "@/lib/nl2sql/describe/describe-parts";
import { beforeChinese, nameOf, sequenceOf, type Telling, tell } from "@/lib/nl2sql/describe/telling";
import { localeOf } from "@/lib/nl2sql/offline/say";
import type { PlanSeries, QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

/**
 * The question that a plan answers, in one plain sentence, so that people see what was understood.
 * Example: "Number of orders, total amount by region; where status = paid; sorted by total amount, highest first; the first 10".
 */
export function describePlan(plan: QueryPlan, model: SemanticModel, locale: string): string {
  const telling: Telling = {
    model,
    locale: localeOf(locale),
    plan: (inner) => sentences(inner, telling).join(tell(telling, "; ", "；")),
  };
  const sentence = telling.plan(plan);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

type Named = { readonly measures: readonly string[]; readonly dimensions: readonly string[] };

function sentences(plan: QueryPlan, telling: Telling): string[] {
  const named: Named = {
    measures: plan.measures.map((measure) => describeMeasure(measure, telling)),
    dimensions: plan.dimensions.map((dimension) => describeDimension(dimension, telling)),
  };
  const parts = [subject(plan, named, telling)];
  if (plan.filter !== null) parts.push(tell(telling, "where ", "条件：") + describeFilter(plan.filter, telling));
  for (const having of plan.having) parts.push(tell(telling, "with ", "且") + describeHaving(having, telling));
  if (plan.order.length > 0) parts.push(sorting(plan, named, telling));
  if (plan.limit !== null) parts.push(limited(plan.limit, plan.limitWithin ?? [], named, telling));
  for (const series of plan.series) parts.push(along(series, named, telling));
  if (plan.combine !== null) {
    const words = {
      union: tell(telling, "together with", "并上"),
      intersect: tell(telling, "that are also in", "同时属于"),
      except: tell(telling, "without", "排除"),
    };
    parts.push(`${words[plan.combine.operation]}${tell(telling, ": ", "：")}${telling.plan(plan.combine.plan)}`);
  }
  return parts;
}

function subject(plan: QueryPlan, { measures, dimensions }: Named, telling: Telling): string {
  const and = tell(telling, ", ", "、");
  const listed = dimensions.join(and);
  if (measures.length === 0) return `${plan.distinct ? tell(telling, "different ", "不同的") : ""}${listed}`;
  return measures.join(and) + (dimensions.length > 0 ? tell(telling, ` by ${listed}`, `，按${listed}`) : "");
}

function sorting(plan: QueryPlan, { measures, dimensions }: Named, telling: Telling): string {
  const wishes = plan.order.map(({ by, direction }) => {
    const descending = direction === "desc";
    if (by.kind === "measure") return directed(measures[by.index] ?? "", "size", descending, telling);
    if (by.kind === "hidden_measure")
      return directed(describeMeasure(by.measure, telling), "size", descending, telling);
    if (by.kind === "column") {
      return directed(nameOf(by.column, telling), sequenceOf(by.column, telling), descending, telling);
    }
    const dimension = plan.dimensions[by.index];
    const sequence = dimension === undefined || dimension.part ? "size" : sequenceOf(dimension.column, telling);
    return directed(dimensions[by.index] ?? "", sequence, descending, telling);
  });
  return tell(telling, "sorted by ", "排序：") + wishes.join(tell(telling, ", then ", "，然后"));
}

const directions = {
  time: ["earliest first", "latest first"],
  alphabet: ["A to Z", "Z to A"],
  size: ["lowest first", "highest first"],
} as const;

const directed = (name: string, sequence: keyof typeof directions, descending: boolean, telling: Telling): string =>
  tell(telling, `${name}, ${directions[sequence][descending ? 1 : 0]}`, `${name}${descending ? "降序" : "升序"}`);

function limited(limit: number, within: readonly number[], { dimensions }: Named, telling: Telling): string {
  const groups = groupNames(within, dimensions, telling);
  if (groups === "") return tell(telling, `the first ${limit}`, `前 ${limit} 个`);
  return tell(telling, `the first ${limit} for each ${groups}`, `每个${groups}取前 ${limit} 个`);
}

const alongInChinese = {
  running_total: "累计",
  share_of_total: "占比",
  moving_average: "移动平均",
  change: "变化",
  growth: "增长率",
  rank: "排名",
} as const;

/** A figure along the rows goes by its label, in Chinese by what it is of; what it starts anew for, and what it is held against, is said beside it. */
function along(series: PlanSeries, named: Named, telling: Telling): string {
  const { label, kind, within = [], baseline = null } = series;
  const groups = groupNames(within, named.dimensions, telling);
  const against = baseline === null ? "" : (named.measures[baseline] ?? "");
  return (
    tell(telling, label, `${beforeChinese(named.measures[series.measure] ?? label)}${alongInChinese[kind]}`) +
    (against === "" ? "" : tell(telling, ` against ${against}`, `（与${against}相比）`)) +
    (groups === "" ? "" : tell(telling, ` within each ${groups}`, `（按${groups}分别计算）`))
  );
}

const groupNames = (within: readonly number[], dimensions: readonly string[], telling: Telling): string =>
  within.map((index) => dimensions[index] ?? "").join(tell(telling, " and ", "和"));
