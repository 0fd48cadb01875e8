const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

export type HanWord = { readonly text: string; readonly from: number };

/** What a stretch of Chinese is cut along: the names of a model, function words, and the long words of a dictionary. */
export type HanWords = {
  has(word: string): boolean;
  /** Whether a dictionary has the word; absent where there is none to ask. */
  inDictionary?(word: string): boolean;
};

/** What one word costs by where it is known from: the fewest and best known words win. */
const cost = { given: 1, dictionary: 1.3, unknown: 2 } as const;
const wordLengthMax = 12;
/** Shorter ones are too often two words that happen to stand together. */
const dictionaryLengthMin = 3;
/** "each city", "of which", "five of them": two words for us, though the segmenter takes them for one. */
const joined = /^[各每该其的是和与及在为被][^\s]|^[一二三四五六七八九十两][名个位家种件条类]$|.[的中]$/u;

/**
 * Cuts a stretch of Chinese along the given words, and where none fits, along the dictionary of `Intl.Segmenter` and the
 * other one, which is asked only when the first has left characters that belong to no word.
 */
export function segmentHan(text: string, words: HanWords): HanWord[] {
  const segments = [...segmenter.segment(text)].filter(({ segment }) => !joined.test(segment));
  const known = new Set(segments.map(({ segment, index }) => `${index} ${segment}`));
  const first = cutBy(text, (from, part) =>
    words.has(part) ? cost.given : known.has(`${from} ${part}`) ? cost.dictionary : null,
  );
  const { inDictionary } = words;
  if (inDictionary === undefined || first.every((word) => words.has(word.text))) return first;
  return cutBy(text, (from, part) => {
    if (words.has(part)) return cost.given;
    const isWord = known.has(`${from} ${part}`) || (part.length >= dictionaryLengthMin && inDictionary(part));
    return isWord ? cost.dictionary : null;
  });
}

function cutBy(text: string, costOf: (from: number, part: string) => number | null): HanWord[] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= text.length; to += 1) {
    let cheapest = { cost: Number.POSITIVE_INFINITY, from: to - 1 };
    for (let from = Math.max(0, to - wordLengthMax); from < to; from += 1) {
      const step = costOf(from, text.slice(from, to)) ?? (to - from === 1 ? cost.unknown : Number.POSITIVE_INFINITY);
      const total = (best[from]?.cost ?? 0) + step;
      if (total < cheapest.cost) cheapest = { cost: total, from };
    }
    best.push(cheapest);
  }
  const cut: HanWord[] = [];
  for (let to = text.length; to > 0; ) {
    const from = best[to]?.from ?? to - 1;
    cut.unshift({ text: text.slice(from, to), from });
    to = from;
  }
  return cut;
}

/** The words of a longer Chinese name, for questions that use only one of them. */
export const hanParts = (name: string): string[] =>
  [...segmenter.segment(name)].map(({ segment }) => segment).filter((part) => part.length > 1 && part !== name);
