import { planProblem } from "@/lib/nl2sql/compile/plan-problem";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { describePlan } from "@/lib/nl2sql/describe-plan";
import type { EarlierTurn } from "@/lib/nl2sql/earlier-turn";
import { answeredFrom, confidenceOf, confidentFrom } from "@/lib/nl2sql/offline/confidence/confidence";
import type { Base } from "@/lib/nl2sql/offline/follow-up/change-plan";
import {
  adds,
  asFragment,
  datedByYear,
  followUpOf,
  onlyCounts,
  replaces,
} from "@/lib/nl2sql/offline/follow-up/follow-up";
import { withNouns } from "@/lib/nl2sql/offline/follow-up/pointed-nouns";
import { allRowsOf, ofRows, planOfRows } from "@/lib/nl2sql/offline/follow-up/rows-of-turn";
import { chinese } from "@/lib/nl2sql/offline/language/chinese";
import { english } from "@/lib/nl2sql/offline/language/english";
import { hanWordsOf } from "@/lib/nl2sql/offline/link/chinese-index";
import type { Item } from "@/lib/nl2sql/offline/link/item";
import { link } from "@/lib/nl2sql/offline/link/link";
import { modelIndex } from "@/lib/nl2sql/offline/link/model-index";
import { type Missing, missingNouns } from "@/lib/nl2sql/offline/missing/missing-nouns";
import { takeFilters } from "@/lib/nl2sql/offline/named-filters/take-filters";
import { readChinese } from "@/lib/nl2sql/offline/read/read-chinese";
import { readQuestion } from "@/lib/nl2sql/offline/read/read-question";
import type { Reading } from "@/lib/nl2sql/offline/read/reading";
import { type Assignment, assignTargets } from "@/lib/nl2sql/offline/resolve/assign";
import { buildPlan } from "@/lib/nl2sql/offline/resolve/build-plan";
import { localeOf, say } from "@/lib/nl2sql/offline/say";
import { hasHan, type Token, tokenise } from "@/lib/nl2sql/offline/tokenise";
import type { Draft, QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

export type OfflineQuestion = {
  readonly question: string;
  readonly model: SemanticModel;
  readonly now: Date;
  readonly locale: string;
  /** What was asked before in the conversation, oldest first, for fragments such as "and by month?"; null outside of one. */
  readonly previous: readonly EarlierTurn[] | null;
};

export type ReadOffline = Chosen & {
  readonly missing: readonly Missing[];
  /** Whether it was read as a change of the question before. */
  readonly goesOn: boolean;
  /** The reading that comes nearest, however doubtful it is. */
  readonly closest: Draft | null;
  /** What is answered; null when nothing is sure enough. */
  readonly draft: Draft | null;
};

/** One question read by rules, with what is missing from it and how sure the reading is. */
export function readOffline(given: OfflineQuestion): ReadOffline {
  const { question, taken } = takeFilters(given.question, given.model);
  const asked = { ...given, question };
  const { model, now } = asked;
  const index = modelIndex(model);
  const tokens = tokenise(question, hanWordsOf(index));
  const items = link(tokens, question, index, hasHan(question) ? chinese : english, now);
  const read = hasHan(question) ? readChinese(items, index) : readQuestion(items);
  // "2023 vs 2024"
  const dated = read.versus === true ? { ...read, conditions: read.conditions.map(datedByYear) } : read;
  const reading = taken.length === 0 ? dated : { ...dated, named: taken };
  const base = baseOf(asked, items, reading);
  const changed = base === null ? null : draftOf(asked, base.fragment, tokens, base).draft;
  const { draft: alone, assignments } = draftOf(asked, reading, tokens, null);
  const drafts = [changed, alone].filter((draft) => draft !== null);
  const missing = missingNouns(items);
  if (reading.lostNegation === true && missing.length === 0)
    missing.push({ role: "condition", words: negationOf(items) });
  const draft = missing.length > 0 ? undefined : drafts.find(isAnswer);
  const goesOn = draft !== undefined && draft === changed;
  return { ...{ reading, assignments, tokens, missing, goesOn }, closest: drafts[0] ?? null, draft: draft ?? null };
}

/** Whether a reading is sure enough to be given. */
export const isAnswer = ({ confidence, unused }: Draft): boolean => confidence >= answeredFrom(unused);

/** The turn that a question goes on from: the last that got SQL. */
export const lastAnswered = (previous: OfflineQuestion["previous"]): EarlierTurn | null =>
  previous?.findLast(({ sql }) => sql !== null) ?? null;

type Fragment = Base & { readonly fragment: Reading };

/** What the question goes on from, and how it reads as a part of that; null when it stands alone. */
function baseOf(
  { question, model, previous }: OfflineQuestion,
  items: readonly Item[],
  reading: Reading,
): Fragment | null {
  const last = lastAnswered(previous);
  const plan = last === null ? null : (last.plan ?? planOfRows(last, model));
  if (last === null || plan === null || planProblem(plan, model) !== null) return null;
  const fragment = asFragment(reading, items);
  const kind = followUpOf(question, items, fragment);
  if (kind === null) return null;
  const isFew = plan.limit !== null || plan.having.length > 0;
  const rows = isFew ? allRowsOf(last) : null;
  const goesOn = {
    plan,
    rows: rows === null ? null : ofRows(plan, rows, model),
    isGuessed: last.plan === null,
    adds: kind === "more" || adds(question),
    replaces: replaces(question),
  };
  const named = kind === "more" ? null : withNouns(items, plan, modelIndex(model));
  const own = named === null ? null : readQuestion(named);
  return own === null || onlyCounts(own) ? { ...goesOn, kind, fragment } : { ...goesOn, kind: "narrow", fragment: own };
}

function draftOf(
  asked: OfflineQuestion,
  reading: Reading,
  tokens: readonly Token[],
  base: Base | null,
): { draft: Draft | null; assignments: Assignment[] } {
  const assignments = assignTargets(reading, modelIndex(asked.model), base === null ? [] : entitiesOf(base.plan));
  return { draft: draftFrom(asked, { reading, assignments, tokens }, base), assignments };
}

/** A reading, the ways to choose what its names mean, best first, and the words that it was made of. */
export type Chosen = {
  readonly reading: Reading;
  readonly assignments: readonly Assignment[];
  readonly tokens: readonly Token[];
};

const guessedMax = 0.7;

/** The draft of the first assignment that makes a plan; null when none of the first few does. */
export function draftFrom(
  { model, locale, previous }: OfflineQuestion,
  { reading, assignments, tokens }: Chosen,
  base: Base | null = null,
): Draft | null {
  const index = modelIndex(model);
  const language = localeOf(locale);
  const follows = base?.kind ?? (lastAnswered(previous)?.plan ? "alone" : null);
  for (const [at, assignment] of assignments.slice(0, 4).entries()) {
    const built = buildPlan(index, reading, assignment, language, base);
    const sql = built === null ? null : compilePlan(built.plan, model);
    if (built === null || sql === null || !sql.ok) continue;
    const counted = confidenceOf({ reading, assignments: assignments.slice(at), built, tokens, index, follows });
    // Which columns of the model SQL shows was told by their names alone.
    const confidence = base?.isGuessed === true ? Math.min(counted, guessedMax) : counted;
    const goesOn = say(language, "Read as a change of the question before", "理解为对上一个问题的修改");
    return {
      kind: "draft",
      engine: "offline",
      sql: sql.value,
      plan: built.plan,
      confidence,
      confident: confidence >= confidentFrom,
      understood: describePlan(built.plan, model, locale),
      assumptions: [...(base === null ? [] : [goesOn]), ...built.assumptions],
      unused: [...reading.unused, ...built.unused],
      chartHint: reading.chartHint,
    };
  }
  return null;
}

const entitiesOf = (plan: QueryPlan): string[] => [
  plan.root,
  ...plan.dimensions.map(({ column }) => column.entity),
  ...plan.measures.map(({ entity }) => entity),
];

/** The word that negates, for saying that nothing was found for it. */
const negationOf = (items: readonly Item[]): string =>
  items.find(({ tag }) => tag?.tag === "not" || tag?.tag === "without" || tag?.tag === "except")?.text ?? "";
