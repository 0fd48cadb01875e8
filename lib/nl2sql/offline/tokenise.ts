import { stemmer } from "stemmer";
import { chineseNumber } from "@/lib/nl2sql/offline/language/chinese-number";
import { type HanWords, segmentHan } from "@/lib/nl2sql/offline/segment-han";
import { memoiseText } from "@/lib/semantic/memoise-text";

export type Token = {
  /** As typed, without a possessive ending. */
  readonly text: string;
  readonly lower: string;
  readonly stem: string;
  readonly kind: "word" | "number" | "quoted" | "punctuation";
  readonly number: number | null;
  readonly capital: boolean;
  /** Ended in 's or s'. */
  readonly possessive: boolean;
  readonly start: number;
  readonly end: number;
};

const han = /\p{Script=Han}/u;
export const hasHan = (text: string): boolean => han.test(text);

/** Accents and letter case do not tell words apart. */
export const fold = (text: string): string =>
  isPlain.test(text) ? text.toLowerCase() : text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
/** Nearly all names and values; nothing of them can be an accent. */
const isPlain = /^[ -~]*$/;

/** Forms of verbs that no stemmer knows. */
const verbForms: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "take took taken",
    "teach taught",
    "buy bought",
    "sell sold",
    "pay paid",
    "make made",
    "write wrote written",
    "give gave given",
    "lead led",
    "hold held",
    "win won",
    "lose lost",
    "send sent",
    "spend spent",
    "build built",
    "fly flew flown",
    "sing sang sung",
    "drive drove driven",
    "begin began begun",
    "run ran",
    "speak spoke spoken",
    "choose chose chosen",
    "know knew known",
    "grow grew grown",
    "see saw seen",
  ].flatMap((forms) => {
    const [base = "", ...others] = forms.split(" ");
    return others.map((form) => [form, base]);
  }),
);

/** Plurals whose stem differs from that of their singular. */
const irregular: Readonly<Record<string, string>> = {
  people: "person",
  persons: "person",
  men: "man",
  women: "woman",
  children: "child",
  feet: "foot",
  mice: "mouse",
  data: "datum",
  criteria: "criterion",
  indices: "index",
  staff: "staff",
  ...verbForms,
};

/** The stem that words of a question and names of a schema are compared by. */
export const stemOf = (word: string): string => {
  const lower = fold(word);
  return stemmer(irregular[lower] ?? lower);
};

const droppedStems = new Set(["of", "the", "a", "an"]);

/** Names are compared as bags of stems: "form of government" is "government form". */
export function phraseKey(stems: readonly string[]): string {
  const kept = stems.filter((stem) => !droppedStems.has(stem));
  return (kept.length > 0 ? kept : stems).toSorted().join(" ");
}

const scales: Readonly<Record<string, number>> = {
  万: 1e4,
  亿: 1e8,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  billion: 1e9,
  bn: 1e9,
};
const numberWords: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
};

const pattern =
  /(["“”])([^"“”]+)["“”]|(?<![\p{L}\d])['‘`]([^'’`]+)['’`](?![\p{L}\d])|[$€£¥]?\d[\d,]*(?:\.\d+)?(?:[kKmM](?![\p{L}\d]))?(?![\p{L}\d-]*\p{L})|[\p{L}\d](?:[\p{L}\p{M}\d_]|[-.&/@](?=[\p{L}\d]))*(?:['’]\p{L}+|['’])?|[^\s\p{L}\d]/gu;

const noWords: ReadonlySet<string> = new Set();

/**
 * Splits a question into words, numbers, quoted texts and punctuation, each with its place in the question.
 * Chinese is cut along `words` (function words, names of the model, values) first, then along a library's dictionary.
 */
export function tokenise(question: string, words: HanWords = noWords): Token[] {
  const tokens: Token[] = [];
  for (const match of question.matchAll(pattern)) {
    const [raw] = match;
    const quoted = match[2] ?? match[3];
    const start = match.index;
    if (quoted !== undefined) tokens.push(make(quoted.trim(), "quoted", start, start + raw.length));
    else if (hasHan(raw)) tokens.push(...cutMixed(raw, start, words));
    else if (/^[$€£¥]?\d/.test(raw) && /^[$€£¥]?[\d,.]+[kKmM]?$/.test(raw)) tokens.push(numeric(raw, start));
    else if (/^[\p{L}\d]/u.test(raw)) tokens.push(word(raw, start));
    else tokens.push(make(raw, "punctuation", start, start + raw.length));
  }
  return mergeScales(tokens);
}

function make(text: string, kind: Token["kind"], start: number, end: number): Token {
  return {
    text,
    lower: fold(text),
    stem: kind === "word" ? stemOf(text) : fold(text),
    kind,
    number: null,
    capital: /^\p{Lu}/u.test(text),
    possessive: false,
    start,
    end,
  };
}

function word(raw: string, start: number): Token {
  const negation = /^(.+)n['’]t$/iu.exec(raw);
  if (negation) return { ...make("not", "word", start, start + raw.length) };
  const possessive = /^(.+?)(?:['’]s|['’])$/iu.exec(raw);
  const text = possessive?.[1] ?? raw;
  const token = { ...make(text, "word", start, start + raw.length), possessive: possessive !== null };
  const value = numberWords[token.lower];
  return value === undefined ? token : { ...token, number: value };
}

function numeric(raw: string, start: number): Token {
  const text = raw.replace(/^[$€£¥]/, "");
  const scale = scales[text.slice(-1).toLowerCase()];
  const value = Number(text.replace(/[,kKmM]/g, "")) * (scale ?? 1);
  return { ...make(text, "number", start, start + raw.length), number: value };
}

function mergeScales(tokens: readonly Token[]): Token[] {
  const merged: Token[] = [];
  for (const token of tokens) {
    const before = merged.at(-1);
    const scale = scales[token.lower];
    if (before !== undefined && before.number !== null && scale !== undefined && !/^[km]$/.test(token.lower)) {
      const value = before.number * scale;
      merged[merged.length - 1] = { ...before, kind: "number", text: String(value), number: value, end: token.end };
    } else merged.push(token);
  }
  return merged;
}

/** "Top10个产品", "2023年": Chinese, Latin and digits written together. */
function cutMixed(raw: string, start: number, words: HanWords): Token[] {
  return [...raw.matchAll(/\p{Script=Han}+|\d+(?:\.\d+)?|[^\p{Script=Han}\d]+/gu)].flatMap(({ 0: part, index }) => {
    const at = start + index;
    if (/^\d/.test(part)) return [numeric(part, at)];
    if (!hasHan(part)) return [word(part, at)];
    return segmentHan(part, words).map(({ text, from }) => {
      const token = make(text, "word", at + from, at + from + text.length);
      // "一" mostly counts nothing ("一共", "一个").
      const value = text === "一" ? null : chineseNumber(text);
      return value === null ? token : { ...token, number: value };
    });
  });
}

/** The words of a table or column name: snake_case, kebab-case and CamelCase are split, digits kept, Chinese left whole. */
export const nameWords: (name: string) => readonly string[] = memoiseText((name) =>
  isPlainName.test(name)
    ? name.split(/[ _]+/).filter((part) => part.length > 0)
    : name
        .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
        .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1 $2")
        .split(/[\s_\-./()#&,:]+/u)
        .filter((part) => part.length > 0),
);
/** Most names by far: the patterns of all alphabets have nothing to part in them. */
const isPlainName = /^[A-Z]?[a-z\d_ ]*$/;
