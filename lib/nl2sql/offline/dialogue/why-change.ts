import type { Cell } from "@/lib/execute/schema";
import { periodOfPlan } from "@/lib/nl2sql/offline/dialogue/compare-periods";
import type { Move } from "@/lib/nl2sql/offline/dialogue/move";
import { rowsFilter } from "@/lib/nl2sql/offline/follow-up/rows-of-turn";
import { isoDay, utcDay } from "@/lib/nl2sql/offline/link/time-range";
import { findTimes } from "@/lib/nl2sql/offline/link/times";
import { lastAnswered, type OfflineQuestion } from "@/lib/nl2sql/offline/read-offline";
import { dateOf } from "@/lib/nl2sql/offline/resolve/date-of";
import { earlier, periodOf } from "@/lib/nl2sql/offline/resolve/period";
import { allOf, filtersOf } from "@/lib/nl2sql/offline/resolve/plan-filters";
import type { PlanFilter, Predicate, QueryPlan } from "@/lib/nl2sql/schema";

/** Two times between which a figure changed, and the conditions of the plan that are not about time. */
export type Change = { readonly before: Predicate; readonly after: Predicate; readonly rest: PlanFilter | null };

/**
 * The change that a "why" is about: the time that it names against the one before it; the two times that the answer compares; the period
 * of the answer; the steepest step of a series.
 * Nulls: null where the answer has no times.
 */
export function changeOf(asked: OfflineQuestion, plan: QueryPlan, move: Move & { kind: "why" }): Change | null {
  const { model } = asked;
  const rest = allOf(filtersOf(plan.filter).filter((filter) => periodOf(filter, model) === null));
  const after = namedPeriod(asked, plan);
  if (after !== null) return { after, before: earlier(after, "period"), rest };
  const compared = plan.measures.flatMap(({ filter }) => (filter ? (periodOf(filter, model) ?? []) : []));
  const [late, early] = compared.toSorted((a, b) => String(b.values[0]).localeCompare(String(a.values[0])));
  if (late !== undefined && early !== undefined) return { after: late, before: early, rest };
  const step = steepestStep(asked, plan, move.direction);
  if (step !== null) return { ...step, rest };
  const dated = periodOfPlan(plan, model);
  return dated === null ? null : { after: dated.period, before: earlier(dated.period, "period"), rest };
}

/** The time that the question names, in the year that the answer is about. */
function namedPeriod(asked: OfflineQuestion, plan: QueryPlan): Predicate | null {
  const { model, question } = asked;
  const dated = periodOfPlan(plan, model)?.period ?? null;
  const entity = plan.measures[0]?.entity ?? plan.root;
  const shown = plan.dimensions.find(({ grain }) => grain !== null)?.column;
  const column = dated?.column ?? shown ?? dateOf(entity, model);
  const range = rangeOf(asked);
  if (column === null || range === null) return null;
  const period = (values: readonly string[]): Predicate => ({
    ...{ kind: "predicate", column, operator: "between", values: [...values], exact: true },
  });
  const [from, to] = (dated?.values ?? []).map(String);
  const isOutside = from !== undefined && to !== undefined && (range[0] < from || range[0] >= to);
  if (!isOutside || writtenYear(question) !== null) return period(range);
  const years = Number(from.slice(0, 4)) - Number(range[0].slice(0, 4));
  return period(range.map((day) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`));
}

function writtenYear(question: string): number | null {
  const [year] = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(question) ?? [];
  return year === undefined ? null : Number(year);
}

/** First day and day after the last; a month without a year is the latest one that has begun. */
function rangeOf({ question, now }: OfflineQuestion): readonly [string, string] | null {
  const [time] = findTimes(question, now);
  const year = writtenYear(question);
  if (time !== undefined && time.from !== null && time.to !== null) return [time.from, time.to];
  const [, digits] = /(?<!\d)(\d{1,2})月/.exec(question) ?? [];
  const month = digits === undefined ? 0 : Number(digits);
  if (month >= 1 && month <= 12) {
    const begun = utcDay(now.getUTCFullYear(), month - 1, 1) <= now ? now.getUTCFullYear() : now.getUTCFullYear() - 1;
    return [isoDay(utcDay(begun, month - 1, 1)), isoDay(utcDay(begun, month, 1))];
  }
  return year === null ? null : [`${year}-01-01`, `${year + 1}-01-01`];
}

/** The two neighbouring times of a series between which the figure fell or rose most; the running one is not over yet. */
function steepestStep(
  asked: OfflineQuestion,
  plan: QueryPlan,
  direction: "down" | "up" | null,
): Omit<Change, "rest"> | null {
  const { model, now } = asked;
  const extract = lastAnswered(asked.previous)?.extract ?? null;
  const [dimension, other] = plan.dimensions;
  if (extract === null || dimension === undefined || dimension.grain === null || other !== undefined) return null;
  const periods = extract.rows.flatMap((row: readonly Cell[]) => {
    const filter = rowsFilter({ ...plan, measures: plan.measures.slice(0, 1) }, [row], model);
    const period = filter === null ? null : periodOf(filter, model);
    const value = Number(row[1] ?? Number.NaN);
    const isOver = period !== null && String(period.values[1]) <= isoDay(now);
    return period !== null && isOver && Number.isFinite(value) ? [{ period, value }] : [];
  });
  const ordered = periods.toSorted((a, b) => String(a.period.values[0]).localeCompare(String(b.period.values[0])));
  let best: { step: Omit<Change, "rest">; size: number } | null = null;
  for (const [at, { period, value }] of ordered.entries()) {
    const before = ordered[at - 1];
    if (before === undefined || before.period.values[1] !== period.values[0]) continue;
    const change = value - before.value;
    const size = direction === "down" ? -change : direction === "up" ? change : Math.abs(change);
    if (size > 0 && (best === null || size > best.size))
      best = { step: { before: before.period, after: period }, size };
  }
  return best?.step ?? null;
}
