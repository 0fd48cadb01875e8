import { distance } from "fastest-levenshtein";
import type { Phrases, Tag } from "@/lib/nl2sql/offline/language/tags";
import {
  type ModelIndex,
  phraseKey,
  type Target,
  type ValueHit,
  valueKey,
} from "@/lib/nl2sql/offline/link/model-index";
import { findTimes, type TimeRange } from "@/lib/nl2sql/offline/link/times";
import { fold, stemOf, type Token } from "@/lib/nl2sql/offline/tokenise";

/** A stretch of the question and everything that it can mean. The reader decides by what stands around it. */
export type Item = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly tag: Tag | null;
  readonly targets: readonly Target[];
  readonly values: readonly ValueHit[];
  readonly number: number | null;
  readonly time: TimeRange | null;
  /** Text in quotes, or a name with a capital letter, that no known value equals. */
  readonly literal: string | null;
  readonly capital: boolean;
  readonly possessive: boolean;
};

type Span = { readonly item: Item; readonly weight: number };

const nothing = { tag: null, targets: [], values: [], number: null, time: null, literal: null };

/**
 * Cuts the tokens into items so that as much as possible is understood: longer phrases beat shorter ones, names of the
 * model beat function words of the same length.
 */
export function link(
  tokens: readonly Token[],
  question: string,
  index: ModelIndex,
  phrases: Phrases,
  now: Date,
): Item[] {
  const spans = spansByStart(tokens, question, index, phrases, now);
  const best: { score: number; from: number; item: Item | null }[] = [{ score: 0, from: -1, item: null }];
  for (let end = 1; end <= tokens.length; end += 1)
    best.push({ score: Number.NEGATIVE_INFINITY, from: -1, item: null });
  for (let start = 0; start < tokens.length; start += 1) {
    const before = best[start];
    if (before === undefined) continue;
    for (const { item, weight } of spans[start] ?? []) {
      const end = best[item.to];
      const score = before.score + weight;
      if (end !== undefined && score > end.score) best[item.to] = { score, from: start, item };
    }
  }
  const items: Item[] = [];
  for (let at = tokens.length; at > 0; ) {
    const step = best[at];
    if (step?.item === null || step === undefined) break;
    items.unshift(step.item);
    at = step.from;
  }
  return joinNames(shareNouns(items, tokens, index));
}

/** "first and last name": the noun at the end belongs to both. */
function shareNouns(items: readonly Item[], tokens: readonly Token[], index: ModelIndex): Item[] {
  return items.map((item, at) => {
    const joint = items[at + 1]?.tag?.tag;
    const full = items[at + 2];
    if (
      (joint !== "and" && joint !== "or") ||
      full === undefined ||
      full.to - full.from < 2 ||
      item.to - item.from !== 1
    )
      return item;
    const left = tokens[item.from];
    const noun = tokens[full.to - 1];
    if (left === undefined || noun === undefined || full.targets.length === 0) return item;
    const targets = index.phrases.get(phraseKey([left.stem, noun.stem])) ?? [];
    const better =
      Math.max(0, ...targets.map(({ score }) => score)) > Math.max(0, ...item.targets.map(({ score }) => score));
    return better ? { ...item, tag: null, targets, values: [] } : item;
  });
}

function spansByStart(
  tokens: readonly Token[],
  question: string,
  index: ModelIndex,
  phrases: Phrases,
  now: Date,
): Span[][] {
  const times = findTimes(question, now);
  return tokens.map((token, start) => {
    const spans: Span[] = [];
    const time = times.find((range) => range.start >= token.start && range.start < token.end);
    if (time !== undefined) {
      const to = tokens.findLastIndex((other) => other.end <= time.end) + 1;
      if (to > start) spans.push({ item: item(tokens, start, to, { time }), weight: 1.3 * (to - start) });
    }
    const lengthMax = Math.min(Math.max(8, index.wordsOfValueMax), tokens.length - start);
    for (let length = lengthMax; length >= 1; length -= 1) {
      const span = spanOf(tokens, start, start + length, index, phrases);
      if (span !== null) spans.push(span);
    }
    return spans;
  });
}

function item(tokens: readonly Token[], from: number, to: number, meaning: Partial<Item>): Item {
  const part = tokens.slice(from, to);
  const last = part.at(-1);
  return {
    ...nothing,
    text: part.map(({ text }) => text).join(" "),
    from,
    to,
    capital: part[0]?.capital ?? false,
    possessive: last?.possessive ?? false,
    ...meaning,
  };
}

/** What the tokens of one stretch mean together; null when nothing (single tokens always mean at least themselves). */
function spanOf(tokens: readonly Token[], from: number, to: number, index: ModelIndex, phrases: Phrases): Span | null {
  const part = tokens.slice(from, to);
  const length = part.length;
  const [first] = part;
  if (first === undefined) return null;
  if (length > 1 && part.some(({ kind }) => kind === "quoted")) return null;
  if (first.kind === "quoted") {
    const values = index.values.get(valueKey(first.text)) ?? [];
    const number = /^\d+(\.\d+)?$/.test(first.text) ? Number(first.text) : null;
    return { item: item(tokens, from, to, { values, literal: first.text, number }), weight: 2 };
  }
  const tag = phrases.get(part.map(({ lower }) => lower).join(" ")) ?? null;
  const words = part.filter(({ kind }) => kind !== "punctuation");
  const touchesMark = part[0]?.kind === "punctuation" || part.at(-1)?.kind === "punctuation";
  const innerComma = part.some(({ text }) => text === "," || text === "?" || text === ";");
  const targets = length <= 6 && words.length === length ? namesOf(part, index) : [];
  const values = touchesMark || (innerComma && length < 3) ? [] : valuesOf(part, index);
  const number = length === 1 ? first.number : null;
  if (tag === null && targets.length === 0 && values.length === 0 && number === null && length > 1) return null;
  if (length === 1 && tag === null && targets.length === 0 && values.length === 0 && number === null) {
    if (first.kind === "punctuation") return { item: item(tokens, from, to, {}), weight: 0 };
    const near = nearNames(first, index);
    const literal = first.capital && from > 0 ? first.text : null;
    const misspelt = literal === null ? [] : nearValues(first, index);
    if (misspelt.length > 0) return { item: item(tokens, from, to, { values: misspelt, literal }), weight: 0.6 };
    if (near.length > 0) return { item: item(tokens, from, to, { targets: near, literal }), weight: 0.5 };
    return { item: item(tokens, from, to, { literal }), weight: 0.05 };
  }
  return {
    item: item(tokens, from, to, { tag, targets, values, number }),
    weight: weigh(length, tag, targets, values, number),
  };
}

function weigh(
  length: number,
  tag: Tag | null,
  targets: readonly Target[],
  values: readonly ValueHit[],
  number: number | null,
): number {
  const name = Math.max(0, ...targets.map(({ score }) => score));
  return Math.max(
    tag === null ? 0 : length + 0.05 * (length - 1) + (tag.tag === "filler" && length === 1 ? -0.1 : 0),
    name === 0 ? 0 : name * length * 1.02 + 0.08 * (length - 1),
    values.length === 0 ? 0 : length * 0.98 + 0.12 * (length - 1),
    number === null ? 0 : 1,
  );
}

function namesOf(part: readonly Token[], index: ModelIndex): Target[] {
  const possessiveInside = part.slice(0, -1).some(({ possessive }) => possessive);
  if (possessiveInside) return [];
  const [first] = part;
  const last = part.at(-1);
  // A name neither begins nor ends with a word that only joins.
  if (first === undefined || last === undefined || joining.has(first.lower) || joining.has(last.lower)) return [];
  const found = new Map<string, Target>();
  const add = (targets: readonly Target[] | undefined, factor: number) => {
    for (const target of targets ?? []) {
      const id = `${target.kind}|${target.entity}|${target.column}|${target.measureId}`;
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
  if (part.length === 1 && !commonWords.has(first.lower)) add(index.parts.get(first.stem), 1);
  if (part.length === 1) {
    for (const other of wordTwins.get(first.stem) ?? []) {
      add(index.phrases.get(other), 0.85);
      add(index.parts.get(other), 0.8);
    }
  }
  if (part.length === 2) {
    const [left, right] = part.map(
      ({ stem }) => new Map((index.parts.get(stem) ?? []).map((target) => [keyOf(target), target])),
    );
    for (const [key, target] of left ?? []) {
      const other = right?.get(key);
      if (other !== undefined) add([{ ...target, score: Math.min(0.95, target.score + other.score * 0.6) }], 1);
    }
  }
  return clearest([...found.values()].toSorted((a, b) => b.score - a.score));
}

/** A table named in full is not also half the name of something else. */
function clearest(targets: readonly Target[]): Target[] {
  const entity = targets.find(({ kind }) => kind === "entity");
  const [best] = targets;
  const isTable =
    entity !== undefined && entity.score >= 0.85 && best !== undefined && entity.score >= best.score - 0.02;
  const kept = isTable ? targets.filter(({ score }) => score >= 0.85) : targets;
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

/** Everyday words that stand for one another in names of tables and columns; language, not data. */
const twins: readonly (readonly string[])[] = [
  ["nation", "country", "nationality"],
  ["nationality", "country", "citizenship"],
  ["citizenship", "nationality", "country"],
  ["sex", "gender"],
  ["customer", "client"],
  ["client", "customer"],
  ["employee", "staff", "worker"],
  ["worker", "employee", "staff"],
  ["staff", "employee"],
  ["cost", "price"],
  ["price", "cost"],
  ["wage", "salary"],
  ["salary", "wage", "pay"],
  ["earn", "salary", "income", "earnings"],
  ["kind", "type"],
  ["type", "kind", "category"],
  ["category", "type"],
  ["title", "name"],
  ["car", "vehicle", "auto"],
  ["phone", "telephone"],
  ["telephone", "phone"],
  ["mail", "email"],
  ["revenue", "sales", "amount"],
  ["sale", "amount", "revenue"],
  ["town", "city"],
  ["hometown", "town"],
  ["place", "location"],
  ["located", "location"],
  ["location", "place", "address"],
  ["movie", "film"],
  ["film", "movie"],
  ["song", "track"],
  ["pupil", "student"],
  ["teacher", "instructor"],
  ["instructor", "teacher", "professor"],
  ["professor", "instructor", "teacher"],
  ["people", "person"],
  ["birthday", "birth date", "date birth"],
  ["surname", "last name", "lname"],
  ["forename", "first name", "fname"],
  ["zip", "postal", "postcode"],
  ["zipcode", "zip code", "postal code"],
  ["quantity", "amount", "count"],
  ["description", "detail"],
  ["detail", "description"],
  ["grade", "score", "mark"],
  ["start", "begin"],
  ["begin", "start"],
  ["end", "finish"],
  ["live", "residence", "address"],
  ["speak", "language"],
  ["spoken", "language"],
  ["weigh", "weight"],
  ["cellphone", "cell mobile number", "mobile", "cell"],
];
const wordTwins: ReadonlyMap<string, readonly string[]> = twinTable();

function twinTable(): Map<string, string[]> {
  const table = new Map<string, string[]>();
  const key = (words: string) => phraseKey(words.split(" ").map(stemOf));
  for (const [word = "", ...others] of twins) {
    for (const other of others) {
      table.set(key(word), [...(table.get(key(word)) ?? []), key(other)]);
      table.set(key(other), [...(table.get(key(other)) ?? []), key(word)]);
    }
  }
  return table;
}

function valuesOf(part: readonly Token[], index: ModelIndex): readonly ValueHit[] {
  const key = valueKey(part.map(({ lower }) => lower).join(" "));
  const exact = index.values.get(key);
  if (exact !== undefined && (key.length > 1 || part[0]?.capital)) return exact;
  if (part.length === 1 && part[0]?.kind === "word") {
    const [token] = part;
    for (const other of adjectiveValues(token.lower)) {
      const hits = index.values.get(other);
      if (hits !== undefined) return hits.map((hit) => ({ ...hit, score: 0.9 }));
    }
  }
  return [];
}

const demonyms: Readonly<Record<string, readonly string[]>> = {
  american: ["usa", "united states", "us", "united states of america"],
  british: ["uk", "united kingdom", "great britain", "england", "britain"],
  english: ["england"],
  french: ["france"],
  german: ["germany"],
  italian: ["italy"],
  spanish: ["spain"],
  dutch: ["netherlands"],
  chinese: ["china"],
  japanese: ["japan"],
  russian: ["russia", "russian federation"],
  indian: ["india"],
  canadian: ["canada"],
  australian: ["australia"],
  brazilian: ["brazil"],
  mexican: ["mexico"],
  swedish: ["sweden"],
  swiss: ["switzerland"],
  polish: ["poland"],
  korean: ["korea", "south korea"],
  european: ["europe"],
  asian: ["asia"],
  african: ["africa"],
  usa: ["united states", "us", "united states of america"],
  us: ["usa", "united states"],
  uk: ["united kingdom", "great britain"],
};

/** Forms under which a value may be written elsewhere: "females" → F, "French" → France, plural → singular. */
function adjectiveValues(word: string): string[] {
  const singular = word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.endsWith("s") ? word.slice(0, -1) : `${word}s`;
  const people: Readonly<Record<string, readonly string[]>> = {
    female: ["female", "f"],
    females: ["female", "f"],
    women: ["female", "f"],
    woman: ["female", "f"],
    girl: ["female", "f"],
    girls: ["female", "f"],
    male: ["male", "m"],
    males: ["male", "m"],
    men: ["male", "m"],
    man: ["male", "m"],
    boy: ["male", "m"],
    boys: ["male", "m"],
  };
  return [...(people[word] ?? []), ...(demonyms[word] ?? []), singular];
}

/** Names that differ by a spelling mistake or are abbreviated; tried only for words that nothing else explains. */
function nearNames(token: Token, index: ModelIndex): Target[] {
  if (token.kind !== "word" || token.lower.length < 4) return [];
  const allowed = token.stem.length >= 8 ? 2 : 1;
  let best: { word: string; off: number } | null = null;
  for (const word of index.vocabulary) {
    if (Math.abs(word.length - token.stem.length) <= allowed && word.length >= 4) {
      const off = distance(word, token.stem);
      if (off <= allowed && (best === null || off < best.off) && word[0] === token.stem[0]) best = { word, off };
    } else if (isAbbreviation(word, token.lower) && best === null) best = { word, off: 1 };
  }
  if (best === null) return [];
  const factor = best.off === 0 ? 1 : 0.75;
  const targets = [...(index.phrases.get(best.word) ?? []), ...(index.parts.get(best.word) ?? [])];
  return targets.map((target) => ({ ...target, score: target.score * factor }));
}

/** Known values that differ from a capitalised word by a spelling mistake. */
function nearValues(token: Token, index: ModelIndex): readonly ValueHit[] {
  if (token.lower.length < 6 || index.values.size > 50_000) return [];
  let best: { hits: readonly ValueHit[]; off: number } | null = null;
  for (const [key, hits] of index.values) {
    if (key[0] !== token.lower[0] || Math.abs(key.length - token.lower.length) > 2) continue;
    const off = distance(key, token.lower);
    if (off <= 2 && (best === null || off < best.off)) best = { hits, off };
  }
  return best === null ? [] : best.hits.map((hit) => ({ ...hit, score: 0.7 }));
}

/** `dept` for department, `cust` for customer: same first letter, its letters in order, clearly shorter. */
function isAbbreviation(short: string, long: string): boolean {
  if (short.length < 3 || short.length > 5 || short.length * 1.5 > long.length || short[0] !== long[0]) return false;
  if (long.startsWith(short)) return true;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length && !/[aeiou]/.test(short.slice(1));
}

/** Names of several words that nothing explains ("New Orleans Jazz") become one literal. */
function joinNames(items: readonly Item[]): Item[] {
  const joined: Item[] = [];
  for (const next of items) {
    const before = joined.at(-1);
    const isName = (candidate: Item | undefined) =>
      candidate !== undefined &&
      candidate.literal !== null &&
      candidate.targets.length === 0 &&
      candidate.values.length === 0 &&
      candidate.capital;
    if (
      before !== undefined &&
      isName(before) &&
      isName(next) &&
      before.to === next.from &&
      !before.possessive &&
      fold(before.text) !== ""
    ) {
      const text = `${before.text} ${next.text}`;
      joined[joined.length - 1] = { ...before, text, literal: text, to: next.to, possessive: next.possessive };
    } else joined.push(next);
  }
  return joined;
}
