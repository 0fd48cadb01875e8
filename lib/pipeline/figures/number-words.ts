const small =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const tensPattern = `(?:${tens.join("|")})(?:[- ](?:${small.slice(1, 10).join("|")}))?`;

/** Words of English that stand for a whole number: "seven", "twenty-one". A bare "one" mostly stands for none. */
export const cardinalPattern = `(?:${tensPattern}|${[...small].reverse().join("|")}|dozen)`;
export const ordinalPattern = `(?:${ordinals.join("|")})`;

export function cardinalOf(word: string): number {
  const text = word.toLowerCase();
  if (text === "dozen") return 12;
  const [head = "", tail = ""] = text.split(/[- ]/);
  const ten = tens.indexOf(head);
  return ten === -1 ? small.indexOf(text) : (ten + 2) * 10 + Math.max(0, small.indexOf(tail));
}

export const ordinalOf = (word: string): number => ordinals.indexOf(word.toLowerCase()) + 1;

const digits = new Map([..."零一二三四五六七八九"].map((sign, value) => [sign, value]));
digits.set("〇", 0).set("两", 2);
const units = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1_000],
]);
const bigUnits = new Map([
  ["万", 10_000],
  ["亿", 100_000_000],
]);

export const hanPattern = "[零〇一二两三四五六七八九十百千万亿]+";

/** A number in Chinese signs: "三百二十" → 320. Null for what is none, such as a unit without a digit ("数千"). */
export function hanNumber(text: string): number | null {
  if (/^[百千万亿]/.test(text)) return null;
  let [total, section, digit] = [0, 0, 0];
  for (const sign of text) {
    const unit = units.get(sign);
    const big = bigUnits.get(sign);
    if (unit !== undefined) {
      section += (digit === 0 && section === 0 ? 1 : digit) * unit;
      digit = 0;
    } else if (big !== undefined) {
      total = (total + section + digit) * big;
      [section, digit] = [0, 0];
    } else digit = digits.get(sign) ?? 0;
  }
  return total + section + digit;
}
