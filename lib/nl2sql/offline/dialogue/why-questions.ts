import { describeMeasure } from "@/lib/nl2sql/describe/describe-parts";
import { nameOf, type Telling } from "@/lib/nl2sql/describe/telling";
import type { Change } from "@/lib/nl2sql/offline/dialogue/why-change";
import type { OfflineQuestion } from "@/lib/nl2sql/offline/read-offline";
import { filtersOf } from "@/lib/nl2sql/offline/resolve/plan-filters";
import { type Locale, localeOf } from "@/lib/nl2sql/offline/say";
import type { PlanDimension, PlanFilter, Predicate, QueryPlan } from "@/lib/nl2sql/schema";

const monthNames = "January February March April May June July August September October November December".split(" ");

/** A period as a question names it; null where it takes more than a word or two. */
export function periodWords({ values }: Predicate, locale: Locale): string | null {
  const [from = "", to = ""] = values.map(String);
  const [year, month, day] = from.split("-").map(Number);
  const [endYear, endMonth, endDay] = to.split("-").map(Number);
  if (year === undefined || month === undefined || endYear === undefined || endMonth === undefined) return null;
  if (day !== 1 || endDay !== 1) return null;
  const months = (endYear - year) * 12 + endMonth - month;
  const quarter = (month + 2) / 3;
  if (months === 12 && month === 1) return locale === "zh" ? `${year}年` : String(year);
  if (months === 1) return locale === "zh" ? `${year}年${month}月` : `${monthNames[month - 1]} ${year}`;
  if (months === 3 && Number.isInteger(quarter))
    return locale === "zh" ? `${year}年第${quarter}季度` : `Q${quarter} ${year}`;
  return null;
}

/** Wordings of the question that a plan of a split answers; empty where it has conditions that a phrase cannot say. */
export function splitQuestions(asked: OfflineQuestion, wanted: QueryPlan, change: Change | null): string[] {
  const { model } = asked;
  const locale = localeOf(asked.locale);
  const telling: Telling = { model, locale, plan: () => "" };
  const times = change === null ? [] : [change.after, change.before].map((period) => periodWords(period, locale));
  const [after = null, before = null] = times;
  const conditions = filtersOf(wanted.filter).map(singleValue);
  const [measure] = wanted.measures;
  if (measure === undefined || conditions.includes(null) || times.includes(null)) return [];
  const { filter: _, ...figure } = measure;
  const told = describeMeasure(figure, telling);
  const only = conditions.map((value) => (locale === "zh" ? `${value}的` : ` for ${value}`)).join("");
  return dimensionWords(wanted.dimensions, telling).map((by) => {
    if (locale === "zh")
      return `按${by}统计${after === null ? "" : `${after}和${before}的`}${only}${told}${after === null ? "" : "对比"}`;
    return `${told} by ${by}${after === null ? "" : ` in ${after} compared with ${before}`}${only}`;
  });
}

/** Each with its own name and with that of its table; in Chinese the latter first, which has Chinese names where there are any. */
function dimensionWords(dimensions: readonly PlanDimension[], telling: Telling): string[] {
  const and = telling.locale === "zh" ? "和" : " and ";
  const lower = (text: string) => (telling.locale === "zh" ? text : text.toLowerCase());
  const short = dimensions.map(({ label }) => lower(label)).join(and);
  const long = dimensions.map(({ column }) => lower(nameOf(column, telling))).join(and);
  return [...new Set(telling.locale === "zh" ? [long, short] : [short, long])];
}

/** "for Corporate"; null where the condition is no single value. */
const singleValue = (filter: PlanFilter): string | null =>
  filter.kind === "predicate" && filter.operator === "eq" && typeof filter.values[0] === "string"
    ? filter.values[0]
    : null;

/** Whether two plans give the same rows: names and the order of conditions do not count. */
export const sameAnswer = (a: QueryPlan, b: QueryPlan): boolean => essence(a) === essence(b);

function essence({ measures, dimensions, filter, having, limit, series }: QueryPlan): string {
  const plain = (value: unknown): string =>
    JSON.stringify(value, (key, inner) =>
      key === "label" || key === "path" || key === "exact" || inner === null ? undefined : inner,
    );
  const figures = measures.map((measure) =>
    plain({ ...measure, terms: measure.terms?.length ? measure.terms : undefined }),
  );
  return [
    figures.toSorted().join(),
    plain(dimensions),
    filtersOf(filter).map(plain).toSorted().join(),
    plain([having, limit, series.map(({ kind }) => kind)]),
  ].join("|");
}
