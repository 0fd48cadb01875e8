import { modelIndex } from "@/lib/nl2sql/offline/link/model-index";
import type { VerifiedQuestion } from "@/lib/nl2sql/schema";
import { align, type Filling } from "@/lib/nl2sql/verified/align";
import { type FilledAnswer, fillIn } from "@/lib/nl2sql/verified/fill-in";
import { readSentence, type Sentence } from "@/lib/nl2sql/verified/sentence";
import type { Template } from "@/lib/nl2sql/verified/template";
import type { SemanticModel } from "@/lib/semantic/schema";

/** Longer texts are no questions that somebody else asks again; comparing goes as deep as a question is long. */
const unitCountMax = 1_000;

export type VerifiedMatch = FilledAnswer & {
  readonly verified: VerifiedQuestion;
  /** What stands in the question in place of what was verified. */
  readonly replaced: readonly { readonly was: string; readonly is: string }[];
};

/**
 * The verified answer to a question: that of the template whose words are the question's, slots aside, with what the slots hold now.
 * Of several the most specific one: the most words and values in common, then the one that was verified or changed last.
 * **Nulls** null when no template fits or the model cannot follow its answer any more.
 */
export function matchVerified(
  question: string,
  templates: readonly Template[],
  { model, now }: { readonly model: SemanticModel; readonly now: Date },
): VerifiedMatch | null {
  if (templates.length === 0) return null;
  const sentence = readSentence(question, modelIndex(model), now);
  if (sentence.units.length > unitCountMax) return null;
  const keys = new Set(sentence.units.map(({ key }) => key));
  const fitting = templates
    .filter((template) => template.parts.every((part) => part.kind !== "unit" || keys.has(part.key)))
    .flatMap((template) => withFillings(template, sentence))
    .toSorted((a, b) => b.common - a.common || changedAt(b).localeCompare(changedAt(a)));
  for (const { template, fillings } of fitting) {
    const answer = fillIn(template, fillings, model);
    if (answer !== null) return { ...answer, verified: template.verified, replaced: replacedBy(template, fillings) };
  }
  return null;
}

const changedAt = ({ template }: Fit): string => template.verified.updatedAt;

type Fit = { readonly template: Template; readonly fillings: readonly Filling[]; readonly common: number };

function withFillings(template: Template, sentence: Sentence): Fit[] {
  const fillings = align(template, sentence);
  if (fillings === null) return [];
  const words = template.parts.filter(({ kind }) => kind !== "slot").length;
  return [{ template, fillings, common: words + fillings.filter(({ same }) => same).length }];
}

function replacedBy({ slots }: Template, fillings: readonly Filling[]): VerifiedMatch["replaced"] {
  return slots.flatMap(({ text }, index) => {
    const filling = fillings[index];
    // "This month" is another month by now, but the same words.
    return filling === undefined || filling.same || filling.text.toLowerCase() === text.toLowerCase()
      ? []
      : [{ was: text, is: filling.text }];
  });
}
