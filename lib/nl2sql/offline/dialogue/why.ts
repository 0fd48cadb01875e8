import { describeMeasure } from "@/lib/nl2sql/describe/describe-parts";
import { nameOf, type Telling } from "@/lib/nl2sql/describe/telling";
import { draftOfPlan } from "@/lib/nl2sql/offline/dialogue/draft-of-plan";
import type { Move } from "@/lib/nl2sql/offline/dialogue/move";
import { type Change, changeOf } from "@/lib/nl2sql/offline/dialogue/why-change";
import { periodWords, sameAnswer, splitQuestions } from "@/lib/nl2sql/offline/dialogue/why-questions";
import { splitColumns } from "@/lib/nl2sql/offline/missing/split-columns";
import { nearestQuestions } from "@/lib/nl2sql/offline/nearest-questions";
import { isAnswer, lastAnswered, type OfflineQuestion, readOffline } from "@/lib/nl2sql/offline/read-offline";
import { columnRef, sameColumn } from "@/lib/nl2sql/offline/resolve/column-ref";
import { comparedTimes } from "@/lib/nl2sql/offline/resolve/compared-times";
import { localeOf, say } from "@/lib/nl2sql/offline/say";
import type { Interpretation, PlanDimension, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticColumn } from "@/lib/semantic/schema";
import { singular } from "@/lib/semantic/singular";

const triedMax = 8;
const manyValues = 30;
const choiceCountMax = 4;

/**
 * A database holds what happened, not why: no cause is named. Offered is what the figure, or its change between two times, consists of;
 * each choice is a question that was read again and gives that split.
 * Nulls: null where there is no figure that could be split.
 */
export function askWhy(asked: OfflineQuestion, move: Move & { kind: "why" }): Interpretation | null {
  const plan = subjectOf(asked, move.words) ?? lastAnswered(asked.previous)?.plan ?? null;
  const [measure] = plan?.measures ?? [];
  if (plan === null) return null;
  if (measure === undefined || measure.ratio) return noFigure(asked);
  const change = changeOf(asked, plan, move);
  const splits = splitsOf(asked, plan).map((dimension) => ({ dimension, wanted: splitBy(plan, change, dimension) }));
  const choices = splits.flatMap(({ dimension, wanted }) => {
    const question = splitQuestions(asked, wanted, change).find((text) => isAnswered(asked, text, wanted));
    return question === undefined ? [] : [{ label: labelOf(asked, dimension), question }];
  });
  const locale = localeOf(asked.locale);
  const told = toldOf(asked, measure, change);
  if (choices.length >= 2) {
    const prompt = say(locale, `${told} By what should it be split?`, `${told}要按什么拆分？`);
    return { kind: "clarify", prompt, choices: choices.slice(0, choiceCountMax) };
  }
  const [first] = splits;
  return first === undefined ? null : draftOfPlan(asked, first.wanted, { assumptions: [told] });
}

function labelOf({ model, locale }: OfflineQuestion, { column, label }: PlanDimension): string {
  return localeOf(locale) === "zh" ? nameOf(column, { model, locale: "zh", plan: () => "" }) : label;
}

function toldOf({ locale, model }: OfflineQuestion, measure: PlanMeasure, change: Change | null): string {
  const telling: Telling = { model, locale: localeOf(locale), plan: () => "" };
  const { filter: _, ...bare } = measure;
  const figure = describeMeasure(bare, telling);
  const language = localeOf(locale);
  if (change === null)
    return say(
      language,
      `The data cannot say why. It can show what “${figure}” consists of.`,
      `数据无法说明原因，但可以显示“${figure}”由哪些部分构成。`,
    );
  const [from, to] = [change.before, change.after].map(
    (period) => periodWords(period, language) ?? String(period.values[0]),
  );
  return say(
    language,
    `The data cannot say why. It can show what the change of “${figure}” from ${from} to ${to} consists of.`,
    `数据无法说明原因，但可以显示“${figure}”从${from}到${to}的变化由哪些部分构成。`,
  );
}

const noFigure = ({ model, locale }: OfflineQuestion): Interpretation => ({
  kind: "cannot_answer",
  reason: say(
    localeOf(locale),
    "The data cannot say why. It can show what a figure consists of: ask for a figure first, such as a total or a number of rows.",
    "数据无法说明原因，但可以显示一个数值由哪些部分构成。请先询问一个数值，例如总额或数量。",
  ),
  unused: [],
  nearest: nearestQuestions(model, [], localeOf(locale)),
});

/** "why did revenue drop": a figure that the question names itself; null where it only points back. */
function subjectOf(asked: OfflineQuestion, words: string): QueryPlan | null {
  const plain = words
    .replaceAll(
      /\b(?:did|does|do|is|are|was|were|has|have|had|the|so|such|there|it|that|this|they|those|these|much|go|going|went)\b/g,
      " ",
    )
    .replaceAll(
      /\b(?:drop|fall|declin|decreas|shrink|sink|dip|rise|increas|grow|jump|climb|peak|gain)\p{L}*|\b(?:fell|fallen|shrank|sank|rose|risen|grew|grown|lost|up|down|less|more|low|lower|high|higher)\b/gu,
      " ",
    )
    .replaceAll(/下降|下跌|下滑|减少|降低|变少|上升|上涨|增长|增加|变多|会|这么|那么|[会了跌降升涨多少高低]/g, " ")
    .trim();
  if (plain === "") return null;
  const { draft } = readOffline({ ...asked, question: plain, previous: null });
  return draft?.plan != null && draft.plan.measures.length > 0 && draft.unused.length === 0 ? draft.plan : null;
}

/** What the figure can be split by that the plan does not show already. */
function splitsOf({ model }: OfflineQuestion, plan: QueryPlan): PlanDimension[] {
  const home = plan.measures[0]?.entity ?? plan.root;
  const few = splitColumns(model, home).toSorted((a, b) => rankOf(a.column) - rankOf(b.column));
  // One of each table first: the kinds of an order, of a product, of a customer tell more than four kinds of an order.
  const places = few.map((found, at) => few.slice(0, at).filter(({ entity }) => entity === found.entity).length);
  return few
    .map((found, at) => ({ ...found, place: 10 * rankOf(found.column) + (places[at] ?? 0) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ entity, column }) => ({
      column: columnRef(entity.id, column.name),
      grain: null,
      label: entity.labelColumn === column.name ? singular(entity.label) : column.label,
    }))
    .filter(({ column }) => !plan.dimensions.some((shown) => sameColumn(shown.column, column)))
    .slice(0, triedMax);
}

/** Few kinds or places tell more at a glance than many names. */
const rankOf = ({ role, distinctCount }: SemanticColumn): number =>
  role !== "text" && (distinctCount ?? manyValues) < manyValues ? 0 : 1;

/** The figure, or its change, split by one more thing. */
function splitBy(plan: QueryPlan, change: Change | null, dimension: PlanDimension): QueryPlan {
  const { limitWithin: _, ...bare } = plan;
  const whole: QueryPlan = { ...bare, having: [], order: [], limit: null, series: [] };
  const [measure] = plan.measures;
  if (change === null || measure === undefined)
    return { ...whole, dimensions: [...plan.dimensions.slice(0, 1), dimension] };
  const { filter: _filter, ...figure } = measure;
  return comparedTimes({ ...whole, dimensions: [dimension] }, figure, [change.after, change.before], change.rest);
}

/** A choice must not be asked back, and must give the split that it promises. */
function isAnswered(asked: OfflineQuestion, question: string, wanted: QueryPlan): boolean {
  const { draft } = readOffline({ ...asked, question });
  return draft?.plan != null && isAnswer(draft) && draft.unused.length === 0 && sameAnswer(draft.plan, wanted);
}
