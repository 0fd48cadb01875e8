import { describePlan } from "@/lib/nl2sql/describe-plan";
import { asFragment, followUpOf } from "@/lib/nl2sql/offline/follow-up/follow-up";
import { chinese } from "@/lib/nl2sql/offline/language/chinese";
import { english } from "@/lib/nl2sql/offline/language/english";
import { link } from "@/lib/nl2sql/offline/link/link";
import { modelIndex } from "@/lib/nl2sql/offline/link/model-index";
import { readQuestion } from "@/lib/nl2sql/offline/read/read-question";
import { localeOf, say } from "@/lib/nl2sql/offline/say";
import { hasHan, tokenise } from "@/lib/nl2sql/offline/tokenise";
import type { Draft, VerifiedEntry, VerifiedQuestion } from "@/lib/nl2sql/schema";
import { candidatesOf } from "@/lib/nl2sql/verified/candidates";
import type { FilledAnswer } from "@/lib/nl2sql/verified/fill-in";
import { makeTemplate } from "@/lib/nl2sql/verified/make-template";
import { matchVerified } from "@/lib/nl2sql/verified/match-verified";
import { readSentence } from "@/lib/nl2sql/verified/sentence";
import type { SemanticModel } from "@/lib/semantic/schema";

export type AskedOfVerified = {
  readonly question: string;
  readonly model: SemanticModel;
  readonly now: Date;
  readonly locale: string;
  /** Whether something was answered before in the conversation that the question could go on from. */
  readonly goesOn: boolean;
};

/**
 * The draft of the verified question that this is, with other values put in; null when it is none. Pure, synchronous.
 * In a conversation a fragment ("and by month?") belongs to what stands before it, whatever was verified in the same words.
 */
export function interpretVerified(asked: AskedOfVerified, verified: readonly VerifiedQuestion[]): Draft | null {
  const { question, model, now, locale } = asked;
  if (verified.length === 0 || (asked.goesOn && isFragment(asked))) return null;
  const keys = new Set(readSentence(question, modelIndex(model), now).units.map(({ key }) => key));
  const fitting = candidatesOf(verified, model).filter((candidate) => candidate.mayBe(keys));
  const templates = fitting.map((candidate) => candidate.template());
  const match = matchVerified(question, templates, { model, now });
  if (match === null) return null;
  const { plan, sql, replaced } = match;
  const { id, verifiedBy, createdAt, chart } = match.verified;
  const language = localeOf(locale);
  return {
    kind: "draft",
    engine: "verified",
    sql,
    plan,
    confidence: 1,
    confident: true,
    understood: plan === null ? question : describePlan(plan, model, locale),
    assumptions: replaced.map(({ was, is }) => say(language, `“${is}” in place of “${was}”`, `用“${is}”代替“${was}”`)),
    unused: [],
    chartHint: null,
    verified: { id, question: match.verified.question, verifiedBy, verifiedAt: createdAt },
    chosenChart: chart,
  };
}

/** A question's language: Chinese as soon as a Chinese sign is in it. */
export const languageOf = (question: string): VerifiedQuestion["language"] => (hasHan(question) ? "zh" : "en");

export type VerifiedToday = Pick<VerifiedEntry, "slots" | "problem"> & {
  /** Null with a problem. */
  readonly answer: FilledAnswer | null;
};

/**
 * What of a verified question may change, and its own answer as of `now`: "this month" is another one than on the day that the dates
 * of its answer are of. Problems: `time` when it is of days that are over, `data` when the model cannot follow its answer.
 */
export function verifiedToday(
  verified: VerifiedQuestion,
  model: SemanticModel,
  { datesOf, now }: { readonly datesOf: Date; readonly now: Date },
): VerifiedToday {
  const template = makeTemplate(verified, model, datesOf);
  const slots = [...template.stretches];
  const answer = matchVerified(verified.question, [template], { model, now });
  if (answer !== null) return { slots, answer: { plan: answer.plan, sql: answer.sql }, problem: null };
  const onTheDay = matchVerified(verified.question, [template], { model, now: datesOf });
  return { slots, answer: null, problem: onTheDay === null ? "data" : "time" };
}

function isFragment({ question, model, now }: AskedOfVerified): boolean {
  const index = modelIndex(model);
  const tokens = tokenise(question, index.hanWords);
  const items = link(tokens, question, index, hasHan(question) ? chinese : english, now);
  return followUpOf(question, items, asFragment(readQuestion(items), items)) !== null;
}
