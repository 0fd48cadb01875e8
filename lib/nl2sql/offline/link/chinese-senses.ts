import { chineseDictionary } from "@/lib/nl2sql/offline/language/chinese-dictionary";
import { englishKeys } from "@/lib/nl2sql/offline/language/chinese-english";
import { wordTwins } from "@/lib/nl2sql/offline/language/twins";
import { hasHan, stemOf } from "@/lib/nl2sql/offline/tokenise";

/** One English meaning of a Chinese word, as stems; the last one is its noun. */
export type Sense = { readonly stems: readonly string[]; readonly weight: number };

const sensesMax = 14;
const empty = new Set(["of", "the", "a", "an", "for", "or", "and"]);
const known = new Map<string, readonly Sense[]>();

/** The English meanings of a Chinese word, the likeliest first: business words by hand, then the dictionary's. */
export function sensesOf(word: string): readonly Sense[] {
  const cached = known.get(word);
  if (cached !== undefined) return cached;
  const byHand = (englishKeys.get(word) ?? []).map(
    (key, at): Sense => ({ stems: key.split(" "), weight: 1 - 0.02 * at }),
  );
  const glosses = hasHan(word) ? chineseDictionary().glosses(word) : [];
  const start = byHand.length > 0 ? 0.75 : 0.97;
  const byBook = glosses.map(
    (gloss, at): Sense => ({ stems: stemsOf(gloss), weight: Math.max(0.5, start - 0.03 * at) }),
  );
  const senses = [...byHand, ...byBook].filter(({ stems }) => stems.length > 0).slice(0, sensesMax);
  const twins = senses.flatMap(({ stems, weight }) =>
    stems.length === 1
      ? (wordTwins.get(stems[0] ?? "") ?? []).map((key): Sense => ({ stems: key.split(" "), weight: weight * 0.7 }))
      : [],
  );
  const all = [...senses, ...twins];
  if (known.size < 20_000) known.set(word, all);
  return all;
}

/** "rate of unemployment" has its noun in front. */
function stemsOf(gloss: string): string[] {
  const [noun = "", ...rest] = gloss.split(" of ");
  return [...rest, noun]
    .join(" ")
    .split(/[ -]/)
    .filter((word) => word !== "" && !empty.has(word))
    .map(stemOf);
}

/** Single characters that end a compound without a meaning of their own; others alone mean too many things. */
const compoundEndings = /^[类型性额量数率价费名号度值级州省市县区国年月日]$/u;

/** A compound that no dictionary has, cut into the longest words that one has. */
export function partsOfCompound(word: string): string[] {
  if (word.length < 3 || sensesOf(word).length > 0) return [word];
  for (let cut = word.length - 1; cut >= 2; cut -= 1) {
    const [head, tail] = [word.slice(0, cut), word.slice(cut)];
    if (tail.length === 1 && !compoundEndings.test(tail)) continue;
    if (sensesOf(head).length > 0 && sensesOf(tail).length > 0) return [head, tail];
  }
  return [word];
}
