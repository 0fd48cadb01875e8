import type { TimeGrain } from "@/lib/execute/schema";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { newestPlan } from "@/lib/nl2sql/newest-plan";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { PlanFilter, QueryPlan } from "@/lib/nl2sql/schema";
import { limitPlan } from "@/lib/report/limit-plan";
import { timeOfMeasure } from "@/lib/report/main-time-column";
import type { ReportPeriod } from "@/lib/report/schema";
import { shiftPlan } from "@/lib/report/shift-plan";
import { figureQuestions, type TemplateQuestion } from "@/lib/report/templates/figure-questions";
import { busiestMeasure, type Focus, findFocus } from "@/lib/report/templates/focus";
import { grainOfSpan } from "@/lib/semantic/facts/grain-of-span";
import type { Measure, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { questionsAboutEntity, topThings } from "@/lib/semantic/suggest-questions";

/** One section to be made. Templates know the query already; a model's questions are read when their section is made. */
export type OutlineItem = {
  readonly heading: string;
  readonly question: string;
  readonly plan: QueryPlan | null;
  readonly sql: string | null;
  readonly inPeriod: boolean | null;
};

type Outline = { readonly items: readonly OutlineItem[]; readonly scope: PlanFilter | null };

export type OutlineWish = {
  readonly subject: string;
  readonly locale: "en" | "zh";
  readonly period: ReportPeriod | null;
  readonly now: Date;
};

const itemCountMax = 8;
const newestRowCount = 10;

/**
 * Chooses the sections of a report without a model: the total, its course and change, rankings and splits of what the subject names, and
 * the newest rows; each a question that the offline engine is sure of.
 * Nulls: null when the data has nothing of that name.
 */
export function outlineFromTemplates(model: SemanticModel, wish: OutlineWish): Outline | null {
  const focus = findFocus(wish.subject, model, wish);
  if (focus === null) return null;
  const items = questionsOf(model, focus, wish).flatMap((asked) => readItem(asked, model, focus, wish) ?? []);
  const newest = newestPlan(model, focus.entityId, { locale: wish.locale, rowCount: newestRowCount });
  const last = newest && toItem({ ...newest, heading: newest.question }, model, focus, wish);
  const seen = new Set<string | null>();
  const different = items.filter(({ sql }) => !seen.has(sql) && seen.add(sql));
  return { items: [...different.slice(0, itemCountMax - 1), ...(last ? [last] : [])], scope: focus.scope };
}

function questionsOf(model: SemanticModel, focus: Focus, { period }: OutlineWish): TemplateQuestion[] {
  const measure = measureToTell(model, focus);
  const time = measure === null ? null : timeColumnOf(measure, model);
  const figures = measure === null ? [] : figureQuestions(measure, overTime(time, period));
  const entity = model.entities.find(({ id }) => id === focus.entityId);
  const busiest = entity?.labelColumn ? busiestMeasure(model, focus.entityId) : null;
  const about = [
    ...(entity && busiest ? [topThings(busiest, entity)] : []),
    ...questionsAboutEntity(model, { ...focus, measureId: measure?.id ?? null }),
  ];
  return [...figures, ...about.map((question) => ({ question, heading: question }))];
}

/** The measure of the focus; else the rows of its entity, counted. */
function measureToTell(model: SemanticModel, { entityId, measureId }: Focus): Measure | null {
  const own = model.measures.filter(({ entity }) => entity === entityId);
  return own.find(({ id }) => id === measureId) ?? own.find(({ aggregate }) => aggregate === "count") ?? null;
}

function timeColumnOf(measure: Measure, model: SemanticModel): SemanticColumn | null {
  const time = timeOfMeasure(measure.label, model);
  const entity = model.entities.find(({ id }) => id === time?.entity);
  return entity?.columns.find(({ name }) => name === time?.column) ?? null;
}

/** How time is cut and which years are compared: the last whole year of the data and the one before it. */
function overTime(
  time: SemanticColumn | null,
  period: ReportPeriod | null,
): { grain: TimeGrain | null; years: [number, number] | null } {
  if (time === null) return { grain: null, years: null };
  const from = period?.from ?? time.min;
  const to = period?.to ?? time.max;
  if (!from || !to) return { grain: "month", years: null };
  const grain = period?.grain ?? grainOfSpan(from, to);
  const last = Number(to.slice(0, 4)) - (to.slice(5, 7) === "12" ? 0 : 1);
  const isLongEnough = period !== null || Number(from.slice(0, 4)) < last;
  return { grain, years: isLongEnough ? [last - 1, last] : null };
}

function readItem(
  { question, heading }: TemplateQuestion,
  model: SemanticModel,
  focus: Focus,
  wish: OutlineWish,
): OutlineItem | null {
  const { now, locale } = wish;
  const asked = { question: question[locale], model, now, locale, previous: null };
  const read = interpretOffline(asked);
  if (read.kind !== "draft" || !read.confident || read.plan === null || ranksByItself(read.plan)) return null;
  return toItem({ question: question[locale], heading: heading[locale], plan: read.plan }, model, focus, wish);
}

/** "Top 10 stores by number of stores": every row counts one. */
function ranksByItself({ measures: [measure], dimensions, limit }: QueryPlan): boolean {
  return (
    limit !== null && measure?.column === null && dimensions.some(({ column }) => column.entity === measure.entity)
  );
}

/** The plan in the days and the limits of the report; null where it cannot be put into them. */
function toItem(
  { question, heading, plan }: { question: string; heading: string; plan: QueryPlan },
  model: SemanticModel,
  { scope }: Focus,
  { period }: OutlineWish,
): OutlineItem | null {
  const shifted = period === null ? plan : shiftPlan(plan, model, period);
  const limited = limitPlan(shifted ?? plan, scope);
  const sql = compilePlan(limited, model);
  if (!sql.ok) return null;
  const name = heading.replace(/[?？.。]+$/u, "");
  return {
    heading: name,
    question,
    plan: limited,
    sql: sql.value,
    inPeriod: period === null ? null : shifted !== null,
  };
}
