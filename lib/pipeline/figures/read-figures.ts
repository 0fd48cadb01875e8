import type { Figure, FigureForm } from "@/lib/pipeline/figures/figure";
import {
  cardinalOf,
  cardinalPattern,
  hanNumber,
  hanPattern,
  ordinalOf,
  ordinalPattern,
} from "@/lib/pipeline/figures/number-words";

const scales: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
  百: 1e2,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  万亿: 1e12,
};
const scale = "(?:hundred|thousand|million|billion|trillion|mn|bn|[kmb])(?![a-z])|万亿|千万|百万|亿|万|千|百";
const form =
  "(?:%|percentage points?|percent(?:age)?|per cent|pp(?![a-z])|个?百分点|times(?![a-z])|x(?![a-z])|×|-?\\s?fold|倍|st(?![a-z])|nd(?![a-z])|rd(?![a-z])|th(?![a-z])|成)";
const hedge =
  "(?:about|around|roughly|nearly|almost|approximately|some|over|under|more than|less than|~|≈|约|大约|近|接近|超过|不到)";
const group = "[,\\u00a0\\u202f]";

const number = new RegExp(
  `(${hedge}\\s*)?[$€£¥₹]?\\s?(\\d{1,3}(?:${group}\\d{3})+(?!\\d)|\\d+)(\\.\\d+)?\\s?-?(${scale})?\\s?(${form})?`,
  "giu",
);
const word = new RegExp(`\\b(${cardinalPattern})(?![a-z])\\s?-?(${scale})?\\s?(${form})?`, "giu");
const ordinalWord = new RegExp(`\\b(${ordinalPattern})(?![a-z])`, "giu");

/** "the top three", "前三": how many places, not how many things. */
const topOf = new RegExp(
  `(\\b(?:top|first|last|bottom|leading)[ -]|前|后)(\\d+|${cardinalPattern}(?![a-z])|${hanPattern})(?![\\d.,]*\\d|\\s?%)`,
  "giu",
);
const countOf = (text: string): number | null => (/\p{Script=Han}/u.test(text) ? hanNumber(text) : cardinalOf(text));

/** No more than this share of a number is taken for rounding: "1 million" is no rounding of 1.4 million. */
const roundingMax = 0.025;

/** Words that stand for a share or a multiple; "quarter" alone is a part of the year. */
const spoken: readonly (readonly [RegExp, FigureForm, number, number])[] = [
  [/\bthree[- ]quarters\b|四分之三/giu, "percent", 75, 3],
  [/\btwo[- ]thirds\b|三分之二/giu, "percent", 66.7, 4],
  [/\b(?:a|one)[- ]third(?= of\b|\b)|三分之一/giu, "percent", 33.3, 3.5],
  [/\b(?:a|one)[- ]quarter of\b|四分之一/giu, "percent", 25, 2.5],
  [/\b(?:a|one)[- ]fifth\b|五分之一/giu, "percent", 20, 2],
  [/\b(?:a|one)[- ]tenth\b|十分之一/giu, "percent", 10, 1],
  [/\b(?:more than|over) half\b|一半以上|过半|超过一半/giu, "percent", 57.5, 7.5],
  [/\b(?:less than|under) half\b|不到一半/giu, "percent", 42.5, 7.5],
  [/\bhalf\b|\bhalves\b|\bhalved\b|一半|半数/giu, "percent", 50, 5],
  [/\b(?:twice|twofold|double[sd]?|doubling)\b|翻倍|翻番|翻了一番/giu, "times", 2, 0.1],
  [/\b(?:thrice|threefold|triple[sd]?|tripling|treble[sd]?)\b/giu, "times", 3, 0.15],
  [/\b(?:quadruple[sd]?|quadrupling|fourfold)\b/giu, "times", 4, 0.2],
  [/\b(?:tenfold)\b/giu, "times", 10, 0.5],
  [
    /\b(?:hundreds|thousands|millions|billions|dozens|scores|a hundred|a thousand|a million|a billion)\b/giu,
    "vague",
    0,
    0,
  ],
  [/[数几上成][百千万亿]/gu, "vague", 0, 0],
];

/** Signs of Chinese numbers that count nothing: "一些", "进一步", "十分" (very), "万一". */
const hanWords =
  /十分(?!之)|万一|千万(?=别|不)|百分之百|统一|唯一|之一|一[些直样定般致起同共度旦切向]|进一步|第一|一(?=[个家条次名种项座位笔款月])/gu;

/**
 * Every number that a text says, in digits or words, English or Chinese: "1,234.5", "12.3 k", "3万", "12%", "2nd", "third", "half",
 * "twice", "百分之五". Dates and names have been taken out before.
 */
export function readFigures(text: string): Figure[] {
  const found: Figure[] = [];
  let rest = text.normalize("NFKC");
  const take = (pattern: RegExp, read: (match: RegExpMatchArray) => Figure | null) => {
    rest = rest.replaceAll(pattern, (...args) => {
      // The last argument is the groups object only where groups are named; here the tail is offset and text.
      const match = args.slice(0, -2) as unknown as RegExpMatchArray;
      const figure = read(match);
      if (figure) found.push(figure);
      return " · ";
    });
  };
  rest = rest.replaceAll(/百分之百/gu, "100%").replaceAll(hanWords, " ");
  take(new RegExp(`百分之(\\d+(?:\\.\\d+)?|${hanPattern})`, "gu"), ([written, share = ""]) =>
    percentInWords(written ?? "", share),
  );
  for (const [pattern, kind, value, tolerance] of spoken) {
    take(pattern, ([written]) => ({ text: written ?? "", form: kind, value, tolerance }));
  }
  take(/第(\d+|[一二三四五六七八九十]+)/gu, ([written, nth = ""]) =>
    ordinal(written ?? "", Number(nth) || hanNumber(nth)),
  );
  take(topOf, ([written = "", , count = ""]) => ordinal(written, /\d/.test(count) ? Number(count) : countOf(count)));
  take(number, (match) => inDigits(match));
  take(word, (match) => inWords(match));
  take(ordinalWord, ([written = ""]) => ordinal(written, ordinalOf(written)));
  take(new RegExp(`(${hanPattern})(个?百分点|倍|成)?`, "gu"), ([written = "", signs = "", unit]) =>
    inSigns(written, signs, unit),
  );
  return found;
}

const ordinal = (text: string, value: number | null): Figure =>
  value === null ? { text, form: "vague", value: 0, tolerance: 0 } : { text, form: "ordinal", value, tolerance: 0 };

function percentInWords(text: string, share: string): Figure {
  const value = /\d/.test(share) ? Number(share) : hanNumber(share);
  return value === null
    ? { text, form: "vague", value: 0, tolerance: 0 }
    : { text, form: "percent", value, tolerance: 0.5 * 10 ** -decimalsOf(share) };
}

const decimalsOf = (text: string): number => text.split(".")[1]?.length ?? 0;

function inDigits([text = "", hedged, whole = "", fraction = "", size, unit]: RegExpMatchArray): Figure {
  const factor = scales[size?.toLowerCase() ?? ""] ?? 1;
  const digits = whole.replaceAll(/\D/g, "");
  const value = Number(digits + fraction) * factor;
  const zeros = fraction === "" && hedged !== undefined ? (/0*$/.exec(digits)?.[0].length ?? 0) : 0;
  const step = 10 ** (zeros - Math.max(0, fraction.length - 1)) * factor;
  return made(text.trim(), value, step, unit);
}

function inWords([text = "", cardinal = "", size, unit]: RegExpMatchArray): Figure | null {
  // "one of them", "the one that": no count.
  if (/^one$/i.test(cardinal) && size === undefined && unit === undefined) return null;
  const factor = scales[size?.toLowerCase() ?? ""] ?? 1;
  return made(text.trim(), cardinalOf(cardinal) * factor, factor, unit);
}

function inSigns(text: string, signs: string, unit: string | undefined): Figure | null {
  if (signs === "一" && unit === undefined) return null;
  const value = hanNumber(signs);
  return value === null ? { text, form: "vague", value: 0, tolerance: 0 } : made(text, value, 1, unit);
}

/** `step`: the value of the last place that was written. */
function made(text: string, value: number, step: number, unit: string | undefined): Figure {
  const kind = formOf(unit?.toLowerCase().trim() ?? "");
  if (unit === "成") return { text, form: "percent", value: value * 10, tolerance: 5 };
  if (kind === "ordinal") return { text, form: kind, value, tolerance: 0 };
  // A share in whole percents may be a rounded one, however small.
  const most = kind === "percent" || kind === "points" ? Number.POSITIVE_INFINITY : value * roundingMax;
  return { text, form: kind, value, tolerance: Math.min(step / 2, most) };
}

function formOf(unit: string): FigureForm {
  if (unit === "") return "plain";
  if (/point|pp|百分点/.test(unit)) return "points";
  if (/%|cent/.test(unit)) return "percent";
  return /^(st|nd|rd|th)$/.test(unit) ? "ordinal" : "times";
}
