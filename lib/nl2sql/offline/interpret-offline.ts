import { planProblem } from "@/lib/nl2sql/compile/plan-problem";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { describePlan } from "@/lib/nl2sql/describe-plan";
import { answeredFrom, confidenceOf, confidentFrom } from "@/lib/nl2sql/offline/confidence";
import type { Base } from "@/lib/nl2sql/offline/follow-up/change-plan";
import { adds, asFragment, followUpOf } from "@/lib/nl2sql/offline/follow-up/follow-up";
import { chinese } from "@/lib/nl2sql/offline/language/chinese";
import { english } from "@/lib/nl2sql/offline/language/english";
import { hanWordsOf } from "@/lib/nl2sql/offline/link/chinese-index";
import type { Item } from "@/lib/nl2sql/offline/link/item";
import { link } from "@/lib/nl2sql/offline/link/link";
import { modelIndex } from "@/lib/nl2sql/offline/link/model-index";
import { type Missing, missingNouns } from "@/lib/nl2sql/offline/missing/missing-nouns";
import { refuse } from "@/lib/nl2sql/offline/missing/refuse";
import { nearestQuestions } from "@/lib/nl2sql/offline/nearest-questions";
import { readChinese } from "@/lib/nl2sql/offline/read/read-chinese";
import { readQuestion } from "@/lib/nl2sql/offline/read/read-question";
import type { Reading } from "@/lib/nl2sql/offline/read/reading";
import { assignTargets } from "@/lib/nl2sql/offline/resolve/assign";
import { buildPlan } from "@/lib/nl2sql/offline/resolve/build-plan";
import { type Locale, localeOf, say } from "@/lib/nl2sql/offline/say";
import { hasHan, type Token, tokenise } from "@/lib/nl2sql/offline/tokenise";
import type { CannotAnswer, Draft, Interpretation, QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

export type OfflineQuestion = {
  readonly question: string;
  readonly model: SemanticModel;
  readonly now: Date;
  readonly locale: string;
  /** What was asked before in the conversation, for fragments such as "and by month?". */
  readonly previous: { readonly question: string; readonly plan: QueryPlan | null } | null;
};

/** Readings are weighed against one another for each name in the question; a text of more words than this is a letter, not a question. */
const wordCountMax = 200;

/**
 * Reads a question with rules of language over the model's own names; pure, synchronous, the same every time.
 * The index of a model is built at its first question. A fragment is read as a change of the plan before it.
 */
export function interpretOffline(asked: OfflineQuestion): Interpretation {
  if (tokenise(asked.question).length > wordCountMax) return tooLong(localeOf(asked.locale), asked.model);
  const read = readOffline(asked);
  return read.draft ?? refuseOffline(asked, read);
}

const tooLong = (locale: Locale, model: SemanticModel): CannotAnswer => ({
  kind: "cannot_answer",
  reason: say(
    locale,
    `This text has more than ${wordCountMax} words, which is too long to be read as one question. Ask for one thing in a sentence or two.`,
    `这段文字超过 ${wordCountMax} 个词，太长，无法作为一个问题来理解。请用一两句话只问一件事。`,
  ),
  unused: [],
  nearest: nearestQuestions(model, [], locale),
});

type ReadOffline = {
  readonly tokens: readonly Token[];
  readonly reading: Reading;
  readonly missing: readonly Missing[];
  /** The reading that comes nearest, however doubtful it is. */
  readonly closest: Draft | null;
  /** What is answered; null when nothing is sure enough. */
  readonly draft: Draft | null;
};

function readOffline(asked: OfflineQuestion): ReadOffline {
  const { question, model, now } = asked;
  const index = modelIndex(model);
  const tokens = tokenise(question, hanWordsOf(index));
  const items = link(tokens, question, index, hasHan(question) ? chinese : english, now);
  const reading = hasHan(question) ? readChinese(items) : readQuestion(items);
  const base = baseOf(asked, items, reading);
  const drafts = [
    base === null ? null : draftOf(asked, asFragment(reading, items), tokens, base),
    draftOf(asked, reading, tokens, null),
  ].filter((draft) => draft !== null);
  const missing = missingNouns(items);
  const draft = missing.length > 0 ? undefined : drafts.find(({ confidence }) => confidence >= answeredFrom);
  return { tokens, reading, missing, closest: drafts[0] ?? null, draft: draft ?? null };
}

function refuseOffline(asked: OfflineQuestion, { tokens, reading, missing, closest }: ReadOffline): CannotAnswer {
  const { question, model } = asked;
  const locale = localeOf(asked.locale);
  return refuse({
    ...{ question, model, locale, missing, closest },
    unused: reading.unused,
    similar: nearestQuestions(model, tokens, locale),
    isAnswered: (other) => readOffline({ ...asked, question: other }).draft !== null,
  });
}

/** What the question goes on from; null when it stands alone. */
function baseOf({ question, model, previous }: OfflineQuestion, items: readonly Item[], reading: Reading): Base | null {
  const plan = previous?.plan ?? null;
  if (plan === null || planProblem(plan, model) !== null) return null;
  const kind = followUpOf(question, items, asFragment(reading, items));
  return kind === null ? null : { plan, kind, adds: kind === "more" || adds(question) };
}

function draftOf(
  { model, locale }: OfflineQuestion,
  reading: Reading,
  tokens: readonly Token[],
  base: Base | null,
): Draft | null {
  const index = modelIndex(model);
  const language = localeOf(locale);
  const assignments = assignTargets(reading, index, base === null ? [] : entitiesOf(base.plan));
  for (const assignment of assignments.slice(0, 4)) {
    const built = buildPlan(index, reading, assignment, language, base);
    const sql = built === null ? null : compilePlan(built.plan, model);
    if (built === null || sql === null || !sql.ok) continue;
    const confidence =
      confidenceOf({ reading, assignments, built, tokens, index }) * (base?.kind === "narrow" ? 0.85 : 1);
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
