import { chineseNumber } from "@/lib/nl2sql/offline/language/chinese-number";
import { otherForms } from "@/lib/nl2sql/offline/language/forms-of-values";
import type { ModelIndex, ValueHit } from "@/lib/nl2sql/offline/link/model-index";
import type { TimeRange } from "@/lib/nl2sql/offline/link/time-range";
import { findTimes } from "@/lib/nl2sql/offline/link/times";
import { valueKey } from "@/lib/nl2sql/offline/link/value-index";
import { fold, hasHan, phraseKey, type Token, tokenise } from "@/lib/nl2sql/offline/tokenise";
import { hanOpening, openingWords, silentHan, silentWords, timeLeads } from "@/lib/nl2sql/verified/plain-words";

/** The smallest piece that two questions are compared by: a word, a number, a quoted text, a sign of Chinese. */
export type Unit = {
  /** Equal for words of one stem and for one number however it is written. */
  readonly key: string;
  readonly lower: string;
  readonly kind: "word" | "number" | "quoted" | "mark";
  /** A quoted text without its quotes. */
  readonly text: string;
  readonly number: number | null;
  readonly capital: boolean;
  /** May be missing without changing what is asked. */
  readonly silent: boolean;
  readonly start: number;
  readonly end: number;
};

/** A stretch of units, `to` exclusive. */
export type Span = { readonly from: number; readonly to: number };

export type TimeSpan = Span & {
  /** Where it begins with the words that lead to it ("in", "during the"). */
  readonly lead: number;
  readonly range: TimeRange;
  /** A year that stands there as a plain number. */
  readonly bareYear: boolean;
};

/** A question taken apart for comparing. */
export type Sentence = {
  readonly question: string;
  readonly units: readonly Unit[];
  readonly times: readonly TimeSpan[];
  readonly index: ModelIndex;
};

/** Takes a question apart; times are those of `now`. */
export function readSentence(question: string, index: ModelIndex, now: Date): Sentence {
  const tokens = tokenise(question, index.hanWords);
  const units = silenceOpening(
    question,
    tokens.flatMap((token, at) => unitsOf(token, tokens[at + 1])),
    index,
  );
  return { question, units, times: timesIn(question, units, now), index };
}

/** The text of a stretch as it was typed; a quoted text without its quotes. */
export function textOf({ question, units }: Sentence, { from, to }: Span): string {
  const first = units[from];
  const last = units[to - 1];
  if (first === undefined || last === undefined) return "";
  return to - from === 1 && first.kind === "quoted" ? first.text : question.slice(first.start, last.end);
}

/** Where a stretch stands as a known value. */
export function knownValues(sentence: Sentence, span: Span): readonly ValueHit[] {
  const first = sentence.units[span.from];
  const key = valueKey(textOf(sentence, span));
  if (first === undefined || key === "") return [];
  // A single small letter is a word, not a value.
  const exact = key.length > 1 || first.capital || first.kind === "quoted" ? sentence.index.values.get(key) : undefined;
  if (exact !== undefined) return exact;
  if (span.to - span.from > 1 || first.kind !== "word") return [];
  return otherForms(first.lower).flatMap((form) => sentence.index.values.get(form) ?? []);
}

const numerals = /^[一二两三四五六七八九十]$/u;
const numeralLengthMax = 4;

/** The numbers that begin at a unit, the longest first; Chinese writes some with several signs. */
export function numbersAt(
  { question, units }: Sentence,
  from: number,
): { to: number; number: number; digits: string }[] {
  const first = units[from];
  if (first === undefined) return [];
  if (first.kind !== "mark" && first.number !== null) {
    const written = first.text.replaceAll(",", "");
    const digits = /^\d+(?:\.\d+)?$/.test(written) ? written : String(first.number);
    return [{ to: from + 1, number: first.number, digits }];
  }
  const found: { to: number; number: number; digits: string }[] = [];
  for (let to = from + 1; to <= from + numeralLengthMax; to += 1) {
    const last = units[to - 1];
    if (last === undefined || !numerals.test(last.text)) break;
    const number = chineseNumber(question.slice(first.start, last.end));
    if (number !== null) found.unshift({ to, number, digits: String(number) });
  }
  return found;
}

const meaningfulMarks = /^[<>=%+*/#]$/;

function unitsOf(token: Token, next: Token | undefined): Unit[] {
  const { text, lower, kind, number, capital, start, end } = token;
  const base = { text, lower, number, capital, start, end };
  switch (kind) {
    case "quoted":
      return [{ ...base, kind, key: `"${lower}`, silent: false }];
    case "number": {
      // A comma right behind belongs to the sentence.
      const digits = text.replace(/,+$/, "");
      const own = { ...base, text: digits, end: end - (text.length - digits.length) };
      return [{ ...own, kind, key: `#${number}`, silent: false }];
    }
    case "punctuation": {
      const isMinus = text === "-" && next?.kind === "number" && next.start === end;
      return [{ ...base, kind: "mark", key: text, silent: !isMinus && !meaningfulMarks.test(text) }];
    }
    case "word":
      return hasHan(text)
        ? signsOf(token)
        : [{ ...base, kind, key: number === null ? token.stem : `#${number}`, silent: silentWords.has(lower) }];
  }
}

/** Where Chinese is cut depends on what stands around; sign by sign it is the same everywhere. */
function signsOf({ text, start }: Token): Unit[] {
  const units: Unit[] = [];
  let at = start;
  for (const sign of text) {
    const end = at + sign.length;
    const base = { text: sign, lower: fold(sign), number: null, capital: false, start: at, end };
    units.push({ ...base, kind: "word", key: sign, silent: silentHan.has(sign) });
    at = end;
  }
  return units;
}

function silenceOpening(question: string, units: readonly Unit[], index: ModelIndex): Unit[] {
  const hanEnd = hanOpening.exec(question)?.[0].length ?? 0;
  const firstSaying = units.findIndex((unit, at) => {
    if (unit.silent || unit.end <= hanEnd) return false;
    const next = units[at + 1];
    // "List price by product": the two words are one name.
    const isName = next !== undefined && index.phrases.get(phraseKey([unit.key, next.key])) !== undefined;
    return isName || unit.kind !== "word" || !openingWords.has(unit.lower);
  });
  return units.map((unit, at) => (at < firstSaying ? { ...unit, silent: true } : unit));
}

const yearPattern = /^(?:19|20)\d\d$/;

function timesIn(question: string, units: readonly Unit[], now: Date): TimeSpan[] {
  const ranges = findTimes(question, now);
  const spans = ranges.flatMap((range): TimeSpan[] => {
    const from = units.findIndex((unit) => unit.end > range.start);
    const to = units.findLastIndex((unit) => unit.end <= range.end) + 1;
    return from >= 0 && to > from ? [{ from, to, lead: leadOf(units, from), range, bareYear: false }] : [];
  });
  const years = units.flatMap((unit, from): TimeSpan[] => {
    const isInside = spans.some((span) => span.from <= from && from < span.to);
    if (isInside || unit.kind !== "number" || !yearPattern.test(unit.text)) return [];
    const year = unit.number ?? 0;
    const { start, end, text } = unit;
    const range: TimeRange = { from: `${year}-01-01`, to: `${year + 1}-01-01`, grain: "year", start, end, text };
    return [{ from, to: from + 1, lead: leadOf(units, from), range, bareYear: true }];
  });
  return [...spans, ...years].toSorted((a, b) => a.from - b.from);
}

function leadOf(units: readonly Unit[], from: number): number {
  let lead = from;
  while (timeLeads.has(units[lead - 1]?.lower ?? "")) lead -= 1;
  return lead;
}
