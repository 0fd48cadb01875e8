/** A date that a text says, as far as it says it. */
export type SaidDate = {
  readonly text: string;
  readonly year?: number;
  readonly quarter?: number;
  readonly month?: number;
  readonly day?: number;
};

const months = "january february march april may june july august september october november december".split(" ");
const month = `((?:${months.join("|")}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?![a-z]))\\.?`;
const day = "(\\d{1,2})(?:st|nd|rd|th)?";
const year = "(\\d{4})";
const monthOf = (name: string): number => months.findIndex((one) => one.startsWith(name.slice(0, 3).toLowerCase())) + 1;
const quarterSigns = "一二三四";
const quarterOf = (text: string): number => Number(text) || quarterSigns.indexOf(text) + 1;

type Reader = readonly [RegExp, (groups: readonly string[]) => Omit<SaidDate, "text">];

/** The longer forms first. A bare year is one only where the words before it, or 年 behind it, say so. */
const readers: readonly Reader[] = [
  [/(\d{4})-(\d{2})-(\d{2})/gu, ([y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) })],
  [/(\d{4})-(\d{2})(?!\d)/gu, ([y, m]) => ({ year: Number(y), month: Number(m) })],
  [/(\d{4})年(\d{1,2})月(\d{1,2})日/gu, ([y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) })],
  [/(\d{4})年(\d{1,2})月/gu, ([y, m]) => ({ year: Number(y), month: Number(m) })],
  [/(\d{4})年第?([1-4一二三四])季度/gu, ([y, q = ""]) => ({ year: Number(y), quarter: quarterOf(q) })],
  [/(\d{1,2})月(\d{1,2})日/gu, ([m, d]) => ({ month: Number(m), day: Number(d) })],
  [/第?([1-4一二三四])季度/gu, ([q = ""]) => ({ quarter: quarterOf(q) })],
  [/(\d{1,2})月(?!份?\d)/gu, ([m]) => ({ month: Number(m) })],
  [/(\d{4})年/gu, ([y]) => ({ year: Number(y) })],
  [
    new RegExp(`\\b${month} ${day},? ${year}`, "giu"),
    ([m = "", d, y]) => ({ year: Number(y), month: monthOf(m), day: Number(d) }),
  ],
  [
    new RegExp(`\\b${day} (?:of )?${month},? ${year}`, "giu"),
    ([d, m = "", y]) => ({ year: Number(y), month: monthOf(m), day: Number(d) }),
  ],
  [new RegExp(`\\b${month},? (?:of )?${year}`, "giu"), ([m = "", y]) => ({ year: Number(y), month: monthOf(m) })],
  [
    new RegExp(`\\b${month} ${day}(?![\\d,.]*\\d|\\s?%)`, "giu"),
    ([m = "", d]) => ({ month: monthOf(m), day: Number(d) }),
  ],
  [new RegExp(`\\b${day} ${month}(?![a-z])`, "giu"), ([d, m = ""]) => ({ month: monthOf(m), day: Number(d) })],
  [/\bQ([1-4])(?: of)?[ -]?'?(\d{4})/giu, ([q, y]) => ({ quarter: Number(q), year: Number(y) })],
  [/(\d{4})[ -]Q([1-4])/giu, ([y, q]) => ({ quarter: Number(q), year: Number(y) })],
  [/\bQ([1-4])\b/giu, ([q]) => ({ quarter: Number(q) })],
  [
    /(?<=\b(?:in|for|of|during|since|until|from|to|through|by|and|year|between) )((?:19|20)\d{2})(?![\d,.]*\d|\s?(?:%|[a-z]*s\b|units|times|k\b|million|thousand))/giu,
    ([y]) => ({ year: Number(y) }),
  ],
];

/** Takes the dates out of a text; what is left holds no digit of theirs. */
export function readDates(text: string): { readonly dates: SaidDate[]; readonly rest: string } {
  const dates: SaidDate[] = [];
  let rest = text.normalize("NFKC");
  for (const [pattern, read] of readers) {
    rest = rest.replaceAll(pattern, (...args: unknown[]) => {
      const [found, ...others] = args;
      const groups = others.filter((part): part is string => typeof part === "string").slice(0, -1);
      dates.push({ text: String(found), ...read(groups) });
      return " · ";
    });
  }
  return { dates, rest };
}
