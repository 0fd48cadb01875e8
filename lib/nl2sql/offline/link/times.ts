import * as chrono from "chrono-node";
import type { TimeGrain } from "@/lib/execute/schema";
import { findChineseTimes } from "@/lib/nl2sql/offline/link/chinese-times";
import { isoDay, startOf, type TimeRange, utcDay } from "@/lib/nl2sql/offline/link/time-range";

const unitPattern = "(year|quarter|month|week|day)s?";
const relativePattern = new RegExp(
  `\\b(?:in |during |over |for |within )?(?:the )?(last|past|previous|prior|this|current|next)(?: (\\d+|two|three|four|five|six|seven|ten|twelve))? ${unitPattern}\\b`,
  "giu",
);
const smallNumbers: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  twelve: 12,
};

function relativeRange(match: RegExpMatchArray, now: Date): TimeRange {
  const [text, which = "", count, unitText = "day"] = match;
  const unit = unitText.toLowerCase() as TimeGrain;
  const start = match.index ?? 0;
  const place = { grain: unit, start, end: start + text.length, text };
  const lower = which.toLowerCase();
  const number = count === undefined ? null : (smallNumbers[count.toLowerCase()] ?? Number(count));
  if (lower === "this" || lower === "current") {
    return { ...place, from: isoDay(startOf(now, unit, 0)), to: isoDay(startOf(now, unit, 1)) };
  }
  if (lower === "next")
    return { ...place, from: isoDay(startOf(now, unit, 1)), to: isoDay(startOf(now, unit, 1 + (number ?? 1))) };
  // "last 3 months" ends today, "last month" is the whole month before this one.
  if (number === null && lower !== "past") {
    return { ...place, from: isoDay(startOf(now, unit, -1)), to: isoDay(startOf(now, unit, 0)) };
  }
  const back = number ?? 1;
  if (unit === "day" || unit === "week") {
    const days = unit === "week" ? back * 7 : back;
    return { ...place, from: isoDay(startOf(now, "day", 1 - days)), to: isoDay(startOf(now, "day", 1)) };
  }
  const months = unit === "year" ? back * 12 : unit === "quarter" ? back * 3 : back;
  const from = utcDay(now.getUTCFullYear(), now.getUTCMonth() - months, now.getUTCDate() + 1);
  return { ...place, from: isoDay(from), to: isoDay(startOf(now, "day", 1)) };
}

const quarterPattern =
  /\b(?:in |during )?(?:the )?(?:q([1-4])|(first|second|third|fourth) quarter)(?: of| in)?,? ?((?:19|20)\d\d)?\b/giu;
const ordinals: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4 };

function quarterRange(match: RegExpMatchArray, now: Date): TimeRange {
  const [text, digit, word = "", yearText] = match;
  const quarter = digit === undefined ? (ordinals[word.toLowerCase()] ?? 1) : Number(digit);
  const year = yearText === undefined ? now.getUTCFullYear() : Number(yearText);
  const start = match.index ?? 0;
  return {
    from: isoDay(utcDay(year, (quarter - 1) * 3, 1)),
    to: isoDay(utcDay(year, quarter * 3, 1)),
    grain: "quarter",
    start,
    end: start + text.trimEnd().length,
    text: text.trim(),
  };
}

const monthNames =
  "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";
/** Only texts with a month or a written date go to the date parser: it would read a date into "second" or "sat". */
const datePattern = new RegExp(
  `\\b(?:(?:${monthNames})\\.?,?(?: \\d{1,2}(?:st|nd|rd|th)?\\b)?(?:,? (?:of )?(?:19|20)\\d\\d)?|\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${monthNames})\\b\\.?,?(?: (?:19|20)\\d\\d)?|(?:19|20)\\d\\d[-/]\\d{1,2}(?:[-/]\\d{1,2})?(?:[T ]\\d{2}:\\d{2}(?::\\d{2})?)?|\\d{1,2}/\\d{1,2}/(?:19|20)?\\d\\d|today|yesterday)\\b`,
  "giu",
);

function writtenDate(match: RegExpMatchArray, now: Date, capitalised: boolean): TimeRange | null {
  const [text] = match;
  const hasDigit = /\d/.test(text);
  // "may", "march" are also plain words; as months they are written with a capital.
  if (!hasDigit && !capitalised && !/^(today|yesterday)$/iu.test(text)) return null;
  const isoMonth = /^((?:19|20)\d\d)[-/](\d{1,2})$/.exec(text);
  const start = match.index ?? 0;
  const place = { start, end: start + text.length, text };
  if (isoMonth) {
    const first = utcDay(Number(isoMonth[1]), Number(isoMonth[2]) - 1, 1);
    return { ...place, from: isoDay(first), to: isoDay(startOf(first, "month", 1)), grain: "month" };
  }
  const [parsed] = chrono.en.parse(text, { instant: now, timezone: 0 }, { forwardDate: false });
  if (parsed === undefined) return null;
  const year = parsed.start.get("year") ?? now.getUTCFullYear();
  const month = (parsed.start.get("month") ?? 1) - 1;
  const grain: TimeGrain = parsed.start.isCertain("day") || /^(today|yesterday)$/iu.test(text) ? "day" : "month";
  const first = utcDay(year, month, grain === "day" ? (parsed.start.get("day") ?? 1) : 1);
  const inFuture = grain === "month" && !parsed.start.isCertain("year") && first > now;
  const from = inFuture ? startOf(first, "year", -1) : first;
  const begin = inFuture ? utcDay(from.getUTCFullYear(), month, 1) : first;
  return { ...place, from: isoDay(begin), to: isoDay(startOf(begin, grain, 1)), grain };
}

/** The times that a question names, in order: relative ranges ("last quarter"), quarters, months and written dates. */
export function findTimes(question: string, now: Date): TimeRange[] {
  const found: TimeRange[] = [];
  const add = (range: TimeRange | null) => {
    if (range === null) return;
    if (!found.some((other) => range.start < other.end && other.start < range.end)) found.push(range);
  };
  for (const range of findChineseTimes(question, now)) add(range);
  for (const match of question.matchAll(relativePattern)) add(relativeRange(match, now));
  for (const match of question.matchAll(quarterPattern)) add(quarterRange(match, now));
  for (const match of question.matchAll(datePattern)) add(writtenDate(match, now, /^\p{Lu}/u.test(match[0])));
  return found.toSorted((a, b) => a.start - b.start);
}
