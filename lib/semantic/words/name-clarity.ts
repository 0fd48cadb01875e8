import { memoiseText } from "@/lib/semantic/memoise-text";
import { partsOfName, wordsOfName } from "@/lib/semantic/words-of-name";

/** Short words that are words. */
const shortWords = new Set(
  "id no of to by in on at is as or and the day tax fee age sex sum new old net end key url zip sku vat ip isbn gdp uuid min max avg usd eur gbp cny top map tag job car bus sea air bid ask pay due mail web app code type size".split(
    " ",
  ),
);

/**
 * How sure a reader is of what a name says, from 0 to 1: whole words speak for themselves, an abbreviation was written out by a rule,
 * and letters without a vowel, or one alone, stand for something that only its owner knows.
 */
export const nameClarity: (name: string) => number = memoiseText((name) => {
  const parts = partsOfName(name);
  if (parts.length === 0) return 0.2;
  const written = wordsOfName(name);
  return Math.min(...parts.map((part, index) => clarityOf(part, written[index] ?? part)));
});

function clarityOf(part: string, written: string): number {
  const letters = part.replace(/\d+$/, "");
  if (letters === "") return 0.9;
  if (letters !== part) return Math.min(0.9, clarityOf(letters, letters));
  if (!/^[a-z]+$/.test(part)) return 0.6;
  if (part !== written) return 0.8;
  if (shortWords.has(part)) return 0.95;
  if (part.length <= 1) return 0.4;
  if (!/[aeiouy]/.test(part)) return 0.4;
  return part.length <= 3 ? 0.6 : 0.95;
}
