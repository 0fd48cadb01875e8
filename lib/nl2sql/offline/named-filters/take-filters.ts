import { hasHan, type Token, tokenise } from "@/lib/nl2sql/offline/tokenise";
import { usableFilters } from "@/lib/nl2sql/usable-filters";
import type { NamedFilter, SemanticModel } from "@/lib/semantic/schema";

/** A named condition that a question uses. */
export type TakenFilter = { readonly filter: NamedFilter; readonly negated: boolean };
export type TakenFilters = { readonly question: string; readonly taken: readonly TakenFilter[] };

type Phrase = { readonly filter: NamedFilter; readonly stems: readonly string[]; readonly noun: readonly string[] };
type Found = { readonly phrase: Phrase; readonly from: number; readonly to: number };

const negations = new Set(["not", "non", "no"]);
/** What is left hanging when the words behind it go: "revenue of VIPs". */
const prepositions = new Set(["of", "for", "from", "by", "with", "in", "among", "only", "are", "is", "were", "was"]);

/**
 * The named conditions that a question uses ("active customers") and the question as it reads without them ("customers").
 * Longer names go first; words in quotes name nothing. Pure.
 */
export function takeFilters(question: string, model: SemanticModel): TakenFilters {
  const filters = usableFilters(model);
  if (filters.length === 0) return { question, taken: [] };
  return hasHan(question) ? takeChinese(question, filters, model) : takeWords(question, filters, model);
}

function takeWords(question: string, filters: readonly NamedFilter[], model: SemanticModel): TakenFilters {
  const phrases = filters
    .flatMap((filter) => phrasesOf(filter, model))
    .toSorted((left, right) => right.stems.length - left.stems.length);
  const tokens = tokenise(question);
  const found: Found[] = [];
  for (const phrase of phrases) {
    for (let from = 0; from + phrase.stems.length <= tokens.length; from += 1) {
      const to = from + phrase.stems.length;
      const isFree = found.every((other) => to <= other.from || from >= other.to);
      const isNamed = phrase.stems.every(
        (stem, index) => tokens[from + index]?.kind !== "quoted" && tokens[from + index]?.stem === stem,
      );
      if (isFree && isNamed) found.push({ phrase, from, to });
    }
  }
  const inOrder = found.toSorted((left, right) => left.from - right.from);
  const taken: TakenFilter[] = [];
  let rest = question;
  for (const each of inOrder.toReversed()) {
    const negated = negations.has(tokens[each.from - 1]?.lower ?? "");
    taken.unshift({ filter: each.phrase.filter, negated });
    rest = withoutPhrase(rest, tokens, negated ? { ...each, from: each.from - 1 } : each, each.phrase.noun);
  }
  return { question: rest.replaceAll(/\s+/g, " ").trim(), taken };
}

/** The question without the words of a phrase but for the noun in it ("active customers": "customers"). */
function withoutPhrase(
  question: string,
  tokens: readonly Token[],
  { from, to }: Found,
  noun: readonly string[],
): string {
  const words = tokens.slice(from, to);
  const at = words.findIndex(
    (_, index) => noun.length > 0 && noun.every((stem, next) => words[index + next]?.stem === stem),
  );
  const kept = at === -1 ? "" : question.slice(words[at]?.start, words[at + noun.length - 1]?.end);
  const before = tokens[from - 1];
  const hangs = kept === "" && before !== undefined && prepositions.has(before.lower) && isEnd(tokens[to]);
  const start = (hangs ? before : words[0])?.start ?? 0;
  return `${question.slice(0, start)}${kept}${question.slice(words.at(-1)?.end)}`;
}

const isEnd = (token: Token | undefined): boolean => token === undefined || token.kind === "punctuation";

function phrasesOf(filter: NamedFilter, model: SemanticModel): Phrase[] {
  const entity = model.entities.find(({ id }) => id === filter.entity);
  const nouns = [entity?.label ?? "", ...(entity?.synonyms ?? [])]
    .filter((name) => name !== "" && !hasHan(name))
    .map(stemsOf);
  return [filter.label, ...filter.synonyms]
    .filter((name) => !hasHan(name))
    .map((name) => ({ filter, stems: stemsOf(name) }))
    .filter(({ stems }) => stems.length > 0)
    .map((phrase) => ({ ...phrase, noun: nouns.find((noun) => holds(phrase.stems, noun)) ?? [] }));
}

const stemsOf = (name: string): string[] =>
  tokenise(name).flatMap(({ kind, stem }) => (kind === "punctuation" ? [] : [stem]));

const holds = (stems: readonly string[], part: readonly string[]): boolean =>
  part.length > 0 && stems.some((_, index) => part.every((stem, next) => stems[index + next] === stem));

const chineseNegation = /(?:不是|非|未)$/u;

/** Chinese names stand in a question as they are written. */
function takeChinese(question: string, filters: readonly NamedFilter[], model: SemanticModel): TakenFilters {
  const names = filters
    .flatMap((filter) =>
      [filter.label, filter.translations?.zh?.label ?? "", ...filter.synonyms].map((name) => ({ filter, name })),
    )
    .filter(({ name }) => hasHan(name))
    .toSorted((left, right) => right.name.length - left.name.length);
  const taken: TakenFilter[] = [];
  let rest = question;
  for (const { filter, name } of names) {
    const at = rest.indexOf(name);
    if (at === -1) continue;
    const before = rest.slice(0, at);
    const negated = chineseNegation.test(before);
    taken.push({ filter, negated });
    const noun = chineseNouns(filter, model).find((word) => name.endsWith(word)) ?? "";
    rest = `${negated ? before.replace(chineseNegation, "") : before}${noun}${rest.slice(at + name.length)}`;
  }
  return { question: rest, taken };
}

function chineseNouns({ entity: id }: NamedFilter, model: SemanticModel): string[] {
  const entity = model.entities.find((other) => other.id === id);
  return [entity?.translations?.zh?.label ?? "", entity?.label ?? "", ...(entity?.synonyms ?? [])]
    .filter(hasHan)
    .toSorted((left, right) => right.length - left.length);
}
