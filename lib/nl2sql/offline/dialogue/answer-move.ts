import type { EarlierTurn } from "@/lib/nl2sql/earlier-turn";
import { comparedWith, shifted } from "@/lib/nl2sql/offline/dialogue/compare-periods";
import { draftOfPlan, draftOfTurn } from "@/lib/nl2sql/offline/dialogue/draft-of-plan";
import { withoutNamed } from "@/lib/nl2sql/offline/dialogue/drop-words";
import { cut, dropped, refigured, shared, turned } from "@/lib/nl2sql/offline/dialogue/edit-plan";
import type { Move } from "@/lib/nl2sql/offline/dialogue/move";
import { pointAtRow } from "@/lib/nl2sql/offline/dialogue/point-at-row";
import { readMove } from "@/lib/nl2sql/offline/dialogue/read-move";
import { howMany, totalOf } from "@/lib/nl2sql/offline/dialogue/total-of-plan";
import { askWhy } from "@/lib/nl2sql/offline/dialogue/why";
import { lastAnswered, type OfflineQuestion } from "@/lib/nl2sql/offline/read-offline";
import { localeOf, say } from "@/lib/nl2sql/offline/say";
import { hasHan } from "@/lib/nl2sql/offline/tokenise";
import type { Interpretation, QueryPlan } from "@/lib/nl2sql/schema";

/** What became of a move: an answer, or another question that says the same and is read as any other. */
export type Moved =
  | { readonly kind: "answer"; readonly answer: Interpretation }
  | { readonly kind: "instead"; readonly question: string };

/**
 * Answers a sentence that is wholly about an earlier answer ("as a table", "the second one", "without the filter", "why").
 * Nulls: null where the question is no such sentence, or where there is nothing that it could be about: then it is read as any other.
 */
export function answerMove(asked: OfflineQuestion): Moved | null {
  const move = readMove(asked.question);
  if (move === null) return null;
  const last = lastAnswered(asked.previous);
  if (move.kind === "instead") return last === null ? null : { kind: "instead", question: move.question };
  const answer = answered(asked, move, last);
  if (answer !== null) return { kind: "answer", answer };
  // Without a period of its own, "the same period last year" is last year.
  const isLastYear = move.kind === "shift" && move.back === "year" && last !== null;
  return isLastYear
    ? { kind: "instead", question: hasHan(asked.question) ? "那去年呢" : "what about last year" }
    : null;
}

function answered(
  asked: OfflineQuestion,
  move: Exclude<Move, { kind: "instead" }>,
  last: EarlierTurn | null,
): Interpretation | null {
  if (move.kind === "why") return askWhy(asked, move);
  if (last === null) return null;
  const assumptions = [
    say(localeOf(asked.locale), "Read as a change of the question before", "理解为对上一个问题的修改"),
  ];
  switch (move.kind) {
    case "row":
      return pointAtRow(asked, move);
    case "chart":
      return draftOfTurn(asked, last, { assumptions, chartHint: move.chart });
    case "back":
      return goBack(asked, move.to);
    case "drop":
      return drop(asked, move.what, last);
    default: {
      const plan = last.plan === null ? null : editedPlan(asked, move, last, last.plan);
      return plan === null ? null : draftOfPlan(asked, plan, { assumptions });
    }
  }
}

type Edit = Exclude<Move, { kind: "instead" | "why" | "row" | "chart" | "back" | "drop" }>;

function editedPlan(
  { model, now, ...asked }: OfflineQuestion,
  move: Edit,
  last: EarlierTurn,
  plan: QueryPlan,
): QueryPlan | null {
  switch (move.kind) {
    case "cut":
      return cut(plan, move);
    case "turn":
      return turned(plan, move.direction);
    case "drop_words":
      return withoutNamed({ ...asked, model, now }, plan, move.words);
    case "total":
      return totalOf(last, plan, model);
    case "how_many":
      return howMany(last, plan, model);
    case "figure": {
      const measures = plan.measures
        .map((measure) => refigured(measure, move.aggregate, model))
        .filter((measure) => measure !== null);
      return measures.length === 0 || measures.length < plan.measures.length ? null : { ...plan, measures };
    }
    case "share":
      return shared(plan, model);
    case "compare":
      return comparedWith(plan, move.back, model, now);
    case "shift":
      return shifted(plan, move.back, model);
  }
}

/** An earlier answer once more. */
function goBack(asked: OfflineQuestion, to: "first" | "before"): Interpretation | null {
  const answered = (asked.previous ?? []).filter(({ sql }) => sql !== null);
  const turn = to === "first" ? answered[0] : answered.at(-2);
  const told = say(
    localeOf(asked.locale),
    `An earlier question once more: ${turn?.question ?? ""}`,
    `再次回答之前的问题：${turn?.question ?? ""}`,
  );
  return turn === undefined ? null : draftOfTurn(asked, turn, { assumptions: [told] });
}

/** Where there is nothing to take away, the answer stays as it is and says so. */
function drop(
  asked: OfflineQuestion,
  what: (Move & { kind: "drop" })["what"],
  { plan }: EarlierTurn,
): Interpretation | null {
  if (plan === null) return null;
  const locale = localeOf(asked.locale);
  const changed = dropped(plan, what, asked.model);
  const told =
    changed === null
      ? say(locale, "There was nothing of that to take away", "没有可以去掉的内容")
      : say(locale, "Read as a change of the question before", "理解为对上一个问题的修改");
  return draftOfPlan(asked, changed ?? plan, { assumptions: [told] });
}
