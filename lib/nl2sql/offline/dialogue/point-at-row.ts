import type { EarlierTurn } from "@/lib/nl2sql/earlier-turn";
import { draftOfPlan } from "@/lib/nl2sql/offline/dialogue/draft-of-plan";
import type { Move, Place } from "@/lib/nl2sql/offline/dialogue/move";
import { readMove } from "@/lib/nl2sql/offline/dialogue/read-move";
import { ofRows, planOfRows, rowName } from "@/lib/nl2sql/offline/follow-up/rows-of-turn";
import { lastAnswered, type OfflineQuestion, readOffline } from "@/lib/nl2sql/offline/read-offline";
import { localeOf, say } from "@/lib/nl2sql/offline/say";
import type { CannotAnswer, Draft, QueryPlan } from "@/lib/nl2sql/schema";

type RowMove = Move & { kind: "row" };

/**
 * Goes on from one row of the last result: "how about the second one?" shows it alone, "show the orders of the second one" asks of it.
 * After such a question, a place alone means the same question of another row.
 */
export function pointAtRow(asked: OfflineQuestion, move: RowMove): Draft | CannotAnswer | null {
  const before = shownBefore(asked.previous ?? []);
  const last = lastAnswered(before);
  const asks = last === null ? null : readMove(last.question);
  const isAgain = move.question === null && asks?.kind === "row" && asks.question !== null && last !== null;
  if (!isAgain) return last === null ? null : ofPlace({ ...asked, previous: before }, move, last);
  const earlier = shownBefore(before.slice(0, before.indexOf(last)));
  const turn = lastAnswered(earlier);
  return turn === null ? null : ofPlace({ ...asked, previous: earlier }, { ...asks, place: move.place }, turn);
}

/** Rows that were picked one by one ("and the first?") are all rows of the list before. */
function shownBefore(turns: readonly EarlierTurn[]): readonly EarlierTurn[] {
  const last = lastAnswered(turns);
  const move = last === null ? null : readMove(last.question);
  return last !== null && move?.kind === "row" && move.question === null
    ? shownBefore(turns.slice(0, turns.indexOf(last)))
    : turns;
}

function ofPlace(asked: OfflineQuestion, { place, question }: RowMove, turn: EarlierTurn): Draft | CannotAnswer | null {
  const { model } = asked;
  const plan = turn.plan ?? planOfRows(turn, model);
  const { extract } = turn;
  if (plan === null || extract === null) return null;
  const at = place === "last" ? extract.rowCount - 1 : place - 1;
  if (at >= extract.rowCount) return noSuchRow(asked, place, extract.rowCount);
  const row = extract.rows[at];
  const chosen = row === undefined ? null : ofRows({ ...plan, order: [] }, [row], model);
  if (row === undefined || chosen === null) return null;
  const name = rowName(plan, row, model);
  const told = say(
    localeOf(asked.locale),
    `Row ${at + 1} of the answer before: ${name}`,
    `上一个结果的第 ${at + 1} 行：${name}`,
  );
  return question === null
    ? draftOfPlan(asked, { ...chosen, series: [] }, { assumptions: [told] })
    : aboutRow(asked, { ...turn, plan: chosen }, question, told);
}

/** The question is read as one about the rows before, which are this one row. */
function aboutRow(
  asked: OfflineQuestion,
  turn: EarlierTurn & { plan: QueryPlan },
  question: string,
  told: string,
): Draft | null {
  const { draft, goesOn } = readOffline({ ...asked, question, previous: [turn] });
  return draft === null || !goesOn ? null : { ...draft, assumptions: [told, ...draft.assumptions] };
}

const noSuchRow = ({ locale }: OfflineQuestion, place: Place, count: number): CannotAnswer => ({
  kind: "cannot_answer",
  reason: say(
    localeOf(locale),
    `The answer before has ${count} ${count === 1 ? "row" : "rows"}, so there is no row ${place}. Name the row that is meant.`,
    `上一个结果只有 ${count} 行，没有第 ${place} 行。请写明指的是哪一行。`,
  ),
  unused: [],
  nearest: [],
});
