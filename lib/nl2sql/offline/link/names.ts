import { distance } from "fastest-levenshtein";
import { wordTwins } from "@/lib/nl2sql/offline/language/twins";
import { isNamedInChinese, namesOfChinese } from "@/lib/nl2sql/offline/link/chinese-names";
import type { ModelIndex, Target } from "@/lib/nl2sql/offline/link/model-index";
import { hasHan, nameWords, phraseKey, stemOf, type Token } from "@/lib/nl2sql/offline/tokenise";

/** What of the model a stretch of words names, best first; Chinese words also by what they mean in English. */
export function namesOf(part: readonly Token[], index: ModelIndex): Target[] {
  const own = namesAsWritten(part, index);
  if (
    !part.every(({ text }) => hasHan(text)) ||
    isNamedInChinese(part, index) ||
    own.some(({ score }) => score >= (part.length > 1 ? 0.6 : 0.9))
  )
    return own;
  const words = part.map(({ text }) => text);
  return clearest([...own, ...namesOfChinese(words, index).targets].toSorted((a, b) => b.score - a.score));
}

function namesAsWritten(part: readonly Token[], index: ModelIndex): Target[] {
  const possessiveInside = part.slice(0, -1).some(({ possessive }) => possessive);
  if (possessiveInside) return [];
  const [first] = part;
  const last = part.at(-1);
  // A name neither begins nor ends with a word that only joins.
  if (first === undefined || last === undefined || joining.has(first.lower) || joining.has(last.lower)) return [];
  // "the customer named …" is not the customer's name.
  if (part.length > 1 && /^(named|called|titled)$/.test(last.lower)) return [];
  // "number of invoices" counts; it is not the invoice number.
  const counts = part.length > 2 && /^(numbers?|count|total|amount)$/.test(first.lower) && part[1]?.lower === "of";
  const begins = (target: Target) => {
    const [word = ""] = nameWords(target.column ?? target.entity);
    return /^(numbers?|num|no|nr|count|total|amount)$/i.test(word);
  };
  const found = new Map<string, Target>();
  const add = (targets: readonly Target[] | undefined, factor: number) => {
    for (const target of targets ?? []) {
      const id = `${target.kind}|${target.entity}|${target.column}|${target.measureId}`;
      if (counts && !begins(target)) continue;
      const score = target.score * factor;
      if ((found.get(id)?.score ?? 0) < score) found.set(id, { ...target, score });
    }
  };
  add(index.phrases.get(phraseKey(part.map(({ stem }) => stem))), 1);
  if (part.length <= 3)
    add(
      index.together.get(
        stemOf(
          part
            .map(({ lower }) => lower)
            .join("")
            .replace(/[^\p{L}\p{N}]/gu, ""),
        ),
      ),
      1,
    );
  if (part.length === 1 && !commonWords.has(first.lower) && !commonWords.has(first.stem))
    add(index.parts.get(first.stem), 1);
  if (part.length === 1) {
    for (const other of wordTwins.get(first.stem) ?? []) {
      add(index.phrases.get(other), 0.85);
      add(index.parts.get(other), 0.8);
    }
  }
  if (part.length === 2) add(namesOfPair(first, last, index), 1);
  return clearest([...found.values()].toSorted((a, b) => b.score - a.score));
}

/** Names of which two words are parts, and "phone number" of a column called phone. */
function namesOfPair(first: Token, last: Token, index: ModelIndex): Target[] {
  const whole = /^(number|value|date)s?$/.test(last.lower) ? (index.phrases.get(phraseKey([first.stem])) ?? []) : [];
  const found = whole.flatMap((target) =>
    target.kind === "column" && target.score >= 0.93 ? [{ ...target, score: target.score * 0.88 }] : [],
  );
  // Two words do not stand for one and the same part of a name.
  const right = new Map(partsOf(last, first.stem, index).map((target) => [keyOf(target), target]));
  for (const target of partsOf(first, last.stem, index)) {
    const other = right.get(keyOf(target));
    if (other !== undefined) found.push({ ...target, score: Math.min(0.95, target.score + other.score * 0.6) });
  }
  return found;
}

/** What a word is a part of, in full or abbreviated (`acc_bal`). */
function partsOf(token: Token, beside: string, index: ModelIndex): readonly Target[] {
  const own = index.parts.get(token.stem) ?? [];
  const short = abbreviations(token, index).filter((word) => word !== beside);
  const shortened = short.flatMap((word) => index.parts.get(word) ?? []);
  return shortened.length === 0
    ? own
    : [...own, ...shortened.map((target) => ({ ...target, score: target.score * 0.9 }))];
}

const shortWords = new WeakMap<readonly string[], readonly string[]>();

/** The short words of the model's names that may stand for a word. */
function abbreviations({ kind, lower, number }: Token, index: ModelIndex): readonly string[] {
  if (kind !== "word" || number !== null || lower.length < 5 || commonWords.has(lower)) return [];
  const words = index.vocabulary(lower.charAt(0));
  let short = shortWords.get(words);
  if (short === undefined) {
    short = words.filter((word) => word.length >= 3 && word.length <= 5);
    shortWords.set(words, short);
  }
  return short.filter((word) => isAbbreviation(word, lower));
}

/** A table named in full is not also half the name of something else. */
function clearest(targets: readonly Target[]): Target[] {
  const entity = targets.find(({ kind }) => kind === "entity");
  const [best] = targets;
  const isTable =
    entity !== undefined && entity.score >= 0.85 && best !== undefined && entity.score >= best.score - 0.02;
  // Where a table is called just so, those called so with an addition ("film_list") are not meant.
  const kept = isTable
    ? targets.filter(({ kind, score }) => score >= (kind === "entity" && entity.score >= 1 ? 1 : 0.85))
    : targets;
  return kept.slice(0, 24);
}

const keyOf = (target: Target): string => `${target.kind}|${target.entity}|${target.column}`;
const joining = new Set([
  "of",
  "the",
  "a",
  "an",
  "for",
  "in",
  "and",
  "or",
  "to",
  "with",
  "by",
  "from",
  "on",
  "at",
  "is",
  "are",
  "that",
  "who",
]);
/** Words that are parts of many names and mean nothing alone. */
const commonWords = new Set([
  "of",
  "the",
  "and",
  "in",
  "to",
  "is",
  "for",
  "a",
  "an",
  "by",
  "with",
  "has",
  "from",
  "at",
  "on",
  "or",
  "all",
  "other",
  "per",
  "no",
  "not",
  "that",
  "have",
  "are",
  "most",
  "do",
  "does",
  "did",
  "more",
  "than",
  "each",
  "any",
  "how",
  "many",
  "what",
  "which",
  "who",
  "there",
]);

/** Names that differ by a spelling mistake or are abbreviated; tried only for words that nothing else explains. */
export function nearNames(token: Token, index: ModelIndex): Target[] {
  if (token.kind !== "word" || token.lower.length < 4) return [];
  const allowed = token.stem.length >= 8 ? 2 : 1;
  let best: { word: string; off: number } | null = null;
  for (const word of index.vocabulary(token.stem.charAt(0))) {
    if (Math.abs(word.length - token.stem.length) <= allowed && word.length >= 4) {
      const off = distance(word, token.stem);
      if (off <= allowed && (best === null || off < best.off)) best = { word, off };
    } else if (isAbbreviation(word, token.lower) && best === null) best = { word, off: 1 };
  }
  if (best === null) return [];
  const factor = best.off === 0 ? 1 : 0.75;
  const targets = [...(index.phrases.get(best.word) ?? []), ...(index.parts.get(best.word) ?? [])];
  return targets.map((target) => ({ ...target, score: target.score * factor }));
}

/** `dept` for department, `cust` for customer: same first letter, its letters in order, clearly shorter. */
function isAbbreviation(short: string, long: string): boolean {
  if (short.length < 3 || short.length > 5 || short.length * 1.5 > long.length || short[0] !== long[0]) return false;
  if (long.startsWith(short)) return true;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length && !/[aeiou]/.test(short.slice(1));
}
