import { chineseWord } from "@/lib/semantic/chinese-words";
import { memoiseText } from "@/lib/semantic/memoise-text";
import { singular } from "@/lib/semantic/singular";
import { chineseTerms } from "@/lib/semantic/words/chinese-terms";

const phraseWordsMax = 3;

/**
 * What an English label is in Chinese where each of its words is known: "Order date" → "订单日期", "Is active" → "是否启用",
 * "Number of rooms" → "房间数". **Nulls** null where a word is not known.
 */
export const chineseLabelOf: (label: string) => string | null = memoiseText((label) => {
  const words = label.toLowerCase().split(" ");
  const [first, second, ...rest] = words;
  const whole = phraseOf(words);
  if (whole !== undefined) return whole;
  if (first === "is" && second !== undefined) return joined("是否", [second, ...rest]);
  if (first === "number" && second === "of") {
    const counted = rest.length === 0 ? null : joined("", rest);
    return counted === null ? null : `${counted}数`;
  }
  return joined("", words);
});

function joined(before: string, words: readonly string[]): string | null {
  const parts = partsOf(words);
  return parts === null ? null : before + parts.join("");
}

/** The longest known phrases from left to right. */
function partsOf(words: readonly string[]): string[] | null {
  const parts: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length = longestAt(words, at);
    if (length === 0) return null;
    parts.push(phraseOf(words.slice(at, at + length)) ?? "");
    at += length;
  }
  return parts.length === 0 ? null : parts;
}

function longestAt(words: readonly string[], at: number): number {
  for (let length = Math.min(phraseWordsMax, words.length - at); length > 0; length -= 1) {
    if (phraseOf(words.slice(at, at + length)) !== undefined) return length;
  }
  return 0;
}

function phraseOf(words: readonly string[]): string | undefined {
  const text = words.join(" ");
  const last = words.at(-1) ?? "";
  const inSingular = [...words.slice(0, -1), singular(last)].join(" ");
  if (words.length === 1 && /^\d+$/.test(text)) return text;
  return chineseTerms.get(text) ?? chineseTerms.get(inSingular) ?? (words.length === 1 ? chineseWord(text) : undefined);
}
