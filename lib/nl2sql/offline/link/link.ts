import type { Phrases, Tag } from "@/lib/nl2sql/offline/language/tags";
import { conceptNames, conceptScore } from "@/lib/nl2sql/offline/link/concept-names";
import type { Item } from "@/lib/nl2sql/offline/link/item";
import type { ModelIndex, Target, ValueHit } from "@/lib/nl2sql/offline/link/model-index";
import { namesOf, nearNames } from "@/lib/nl2sql/offline/link/names";
import { indexFor } from "@/lib/nl2sql/offline/link/nearby";
import { findTimes } from "@/lib/nl2sql/offline/link/times";
import { valueKey, valueWordsMax } from "@/lib/nl2sql/offline/link/value-index";
import { nearValues, valuesOf } from "@/lib/nl2sql/offline/link/values";
import { verbEvents } from "@/lib/nl2sql/offline/link/verb-events";
import { fold, nameWords, phraseKey, stemOf, type Token } from "@/lib/nl2sql/offline/tokenise";

type Span = { readonly item: Item; readonly weight: number };

const nothing = { tag: null, targets: [], values: [], number: null, time: null, literal: null };

/**
 * Cuts the tokens into items so that as much as possible is understood: longer phrases beat shorter ones, names of the
 * model beat function words of the same length.
 */
export function link(
  tokens: readonly Token[],
  question: string,
  modelIndex: ModelIndex,
  phrases: Phrases,
  now: Date,
): Item[] {
  const index = indexFor(tokens, modelIndex);
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
  return joinNames(
    shareNouns(
      withoutEchoes(items).flatMap((item) => opposite(item, index)),
      tokens,
      index,
    ),
  );
}

/** "inactive", "unpaid", "non-smoking": not, and the property. */
function opposite(item: Item, index: ModelIndex): Item[] {
  const [, prefix = "", rest = ""] = /^(in|un|non-?|dis|not-)(\p{L}{3,})$/iu.exec(item.text) ?? [];
  const isUnknown = item.tag === null && item.targets.length === 0 && item.values.length === 0 && prefix !== "";
  const targets = isUnknown ? (index.phrases.get(stemOf(rest)) ?? []).filter(({ flag }) => flag === true) : [];
  if (targets.length === 0) return [item];
  return [
    { ...item, text: prefix, tag: { tag: "not" }, literal: null },
    { ...item, text: rest, targets, literal: null },
  ];
}

/** "millisecond length": behind the column itself, the noun of its quantity adds nothing. */
function withoutEchoes(items: readonly Item[]): Item[] {
  return items.map((item, at) => {
    const before = items[at - 1];
    const repeats = item.targets.some(
      (target) =>
        target.score === conceptScore &&
        before?.targets.some(({ entity, column }) => entity === target.entity && column === target.column),
    );
    return repeats && before?.tag === null ? { ...item, targets: [], tag: { tag: "filler" } as const } : item;
  });
}

/** "first and last name": the noun at the end belongs to both. */
function shareNouns(items: readonly Item[], tokens: readonly Token[], index: ModelIndex): Item[] {
  return items.map((item, at) => {
    const joint = items[at + 1]?.tag?.tag;
    const full = items[at + 2];
    const left = tokens[item.to - 1];
    // "the first and last name": the article belongs to the phrase "the first".
    const isWord = item.to - item.from === 1 || (item.to - item.from === 2 && tokens[item.from]?.lower === "the");
    const isJoined = joint === "and" || joint === "or" || joint === "comma";
    if (!isJoined || !isWord || full === undefined || full.to - full.from < 2) return item;
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
    const lengthMax = Math.min(valueWordsMax, tokens.length - start);
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
    const named = values.length > 0 ? [] : (index.phrases.get(phraseKey(nameWords(first.text).map(stemOf))) ?? []);
    const targets = named.filter(({ kind, score }) => kind === "column" && score >= 0.95);
    if (targets.length > 0 && first.text.includes(" ")) return { item: item(tokens, from, to, { targets }), weight: 2 };
    return { item: item(tokens, from, to, { values, literal: first.text, number }), weight: 2 };
  }
  const tag = phrases.get(part.map(({ lower }) => lower).join(" ")) ?? null;
  const words = part.filter(({ kind }) => kind !== "punctuation");
  const touchesMark = part[0]?.kind === "punctuation" || part.at(-1)?.kind === "punctuation";
  const innerComma = part.some(({ text }) => text === "," || text === "?" || text === ";");
  const named = length <= 6 && words.length === length ? namesOf(part, index) : [];
  // "rented" is the date of a rental, and also having one.
  const isEvent = tag?.tag === "verb" && length === 1 && named.every(({ kind }) => kind === "column");
  const targets = isEvent ? [...named, ...verbEvents(first.lower, index)] : named;
  const values = touchesMark || (innerComma && length < 3) ? [] : valuesOf(part, index);
  const number = length === 1 ? first.number : null;
  if (tag === null && targets.length === 0 && values.length === 0 && number === null && length > 1) return null;
  if (length === 1 && tag === null && targets.length === 0 && values.length === 0 && number === null) {
    if (first.kind === "punctuation") return { item: item(tokens, from, to, {}), weight: 0 };
    const quantities = conceptNames(first.lower, index);
    const near = quantities.length > 0 ? quantities : nearNames(first, index);
    const literal = first.capital && from > 0 ? first.text : null;
    const misspelt = literal === null ? [] : nearValues(first, index);
    if (misspelt.length > 0) return { item: item(tokens, from, to, { values: misspelt, literal }), weight: 0.6 };
    if (near.length > 0) return { item: item(tokens, from, to, { targets: near, literal }), weight: 0.5 };
    return { item: item(tokens, from, to, { literal }), weight: 0.05 };
  }
  return {
    item: item(tokens, from, to, { tag, targets, values, number }),
    weight:
      weigh(length, tag, targets, values, number) -
      (targets.length > 0 && part.some(({ lower }) => lower === "of") ? 0.3 : 0),
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
    tag === null ? 0 : length + 0.05 * (length - 1) - weakness(tag, length),
    name === 0 ? 0 : name * length * 1.02 + 0.08 * (length - 1),
    values.length === 0 ? 0 : length * 0.98 + 0.12 * (length - 1),
    number === null ? 0 : 1,
  );
}

/** Function words that give way to names: "the first" to "first name", a verb to a column called so. */
function weakness({ tag }: Tag, length: number): number {
  if (tag === "extreme") return length === 2 ? 0.25 : 0;
  if (length > 1) return 0;
  return tag === "filler" ? 0.1 : tag === "verb" ? 0.4 : 0;
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
      joined[joined.length - 1] = { ...before, ...asName(`${before.text} ${next.text}`, next) };
    } else joined.push(next);
  }
  return joinTitles(joined);
}

const asName = (text: string, last: Item) => ({ text, literal: text, to: last.to, possessive: last.possessive });

/** "Gone with the Wind": small words inside a title belong to it. */
function joinTitles(items: readonly Item[]): Item[] {
  const joined: Item[] = [];
  for (const [at, next] of items.entries()) {
    const isName = (item: Item | undefined) => item?.literal != null && item.capital && item.tag === null;
    const gap = joined.length - 1 - joined.findLastIndex(isName);
    const small = joined.slice(joined.length - gap);
    const first = joined.at(-1 - gap);
    const isTitle =
      gap > 0 &&
      gap <= 2 &&
      isName(first) &&
      isName(next) &&
      small.every(({ text, tag }) => /^(a|an|the|of|as|to|in|on|for)$/i.test(text) && tag !== null) &&
      // "albums by Ann in Paris": two names, unless the small words come in pairs or are written large.
      (gap === 2 || small.some(({ capital, text }) => capital || /^(a|an|the|of)$/i.test(text)));
    if (!isTitle || first === undefined) {
      joined.push(next);
      continue;
    }
    const text = items
      .slice(items.indexOf(small[0] ?? next), at + 1)
      .reduce((title, item) => `${title} ${item.text}`, first.text);
    joined.splice(joined.length - 1 - gap, gap + 1, { ...first, ...asName(text, next) });
  }
  return joined;
}
