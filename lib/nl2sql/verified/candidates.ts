import { valueKey } from "@/lib/nl2sql/offline/link/value-index";
import type { VerifiedQuestion } from "@/lib/nl2sql/schema";
import { bindTemplate, readVerified } from "@/lib/nl2sql/verified/make-template";
import { knownValues, numbersAt, type Sentence } from "@/lib/nl2sql/verified/sentence";
import type { Template } from "@/lib/nl2sql/verified/template";
import type { SemanticModel } from "@/lib/semantic/schema";

/** A verified question whose template is made only when a question comes that it may fit: that parses its SQL. */
export type Candidate = {
  /** Whether a question of these units may be this one; never false for one that is. */
  readonly mayBe: (keys: ReadonlySet<string>) => boolean;
  readonly template: () => Template;
};

/** More than one source may have; what was changed or removed since goes with the rest when it is reached. */
const rememberedMax = 4_000;
const remembered = new WeakMap<SemanticModel, Map<string, Candidate>>();

/** The verified questions as candidates, in their order. Each is taken apart once while the model object lives. */
export function candidatesOf(verified: readonly VerifiedQuestion[], model: SemanticModel): Candidate[] {
  const known = remembered.get(model) ?? new Map<string, Candidate>();
  remembered.set(model, known);
  if (known.size > rememberedMax) known.clear();
  return verified.map((one) => {
    const candidate = known.get(keyOf(one)) ?? makeCandidate(one, model);
    known.set(keyOf(one), candidate);
    return candidate;
  });
}

/** Takes apart what is new of a list, so that a caller can do it piece by piece. Gives how many were new. */
export function prepareCandidates(verified: readonly VerifiedQuestion[], model: SemanticModel): number {
  const known = remembered.get(model);
  const fresh = verified.filter((one) => known?.has(keyOf(one)) !== true);
  candidatesOf(fresh, model);
  return fresh.length;
}

const keyOf = ({ id, updatedAt }: VerifiedQuestion): string => `${id} ${updatedAt}`;

function makeCandidate(verified: VerifiedQuestion, model: SemanticModel): Candidate {
  const sentence = readVerified(verified, model);
  const needed = neededKeys(sentence, verified.sql);
  let made: Template | null = null;
  return {
    mayBe: (keys) => needed.every((key) => keys.has(key)),
    template: () => {
      made ??= bindTemplate(sentence, verified, model);
      return made;
    },
  };
}

/**
 * The units that no slot can stand for, so that each question it fits has them. A slot stands for a number, a time, a quoted text, or
 * for words that the answer holds or that are another form of a value.
 */
function neededKeys(sentence: Sentence, sql: string): string[] {
  const answer = valueKey(sql);
  return sentence.units.flatMap((unit, from) => {
    const inTime = sentence.times.some(({ lead, to }) => lead <= from && from < to);
    const mayVary =
      unit.silent ||
      unit.kind === "quoted" ||
      inTime ||
      numbersAt(sentence, from).length > 0 ||
      answer.includes(valueKey(unit.lower)) ||
      knownValues(sentence, { from, to: from + 1 }).length > 0;
    return mayVary ? [] : [unit.key];
  });
}
