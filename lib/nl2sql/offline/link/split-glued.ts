/** Parts shorter than this are no words of their own: too many letters could be read so. */
const partLengthMin = 2;
const lengthMin = 6;
const unknownCost = 1.6;

/**
 * The words of a name written without any sign between them ("stockquantity"), found by the fewest and best known words;
 * the name itself where it is one word or cannot be cut. `frequency`: how common an English word is, 0 for none.
 */
export function splitGlued(name: string, frequency: (word: string) => number): string[] {
  if (name.length < lengthMin || isWord(name, frequency) || !/^[a-z]+$/.test(name)) return [name];
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= name.length; to += 1) {
    let cheapest = { cost: (best[to - 1]?.cost ?? 0) + unknownCost, from: to - 1 };
    for (let from = 0; from <= to - partLengthMin; from += 1) {
      const known = frequency(name.slice(from, to));
      if (known < (to - from === partLengthMin ? 40 : 1)) continue;
      const total = (best[from]?.cost ?? 0) + 1 + 1 / known;
      if (total < cheapest.cost) cheapest = { cost: total, from };
    }
    best.push(cheapest);
  }
  return joinUnknown(name, best);
}

/** Plurals and past tenses are words though no dictionary lists them. */
const isWord = (name: string, frequency: (word: string) => number): boolean =>
  frequency(name) > 0 ||
  [/s$/, /es$/, /d$/, /ed$/, /ing$/, /ly$/, /er$/].some(
    (end) => end.test(name) && frequency(name.replace(end, "")) > 0,
  );

/** Letters that belong to no word stay together ("gho" of "ghodisplay"). */
function joinUnknown(name: string, best: readonly { from: number }[]): string[] {
  const parts: { text: string; known: boolean }[] = [];
  for (let to = name.length; to > 0; ) {
    const from = best[to]?.from ?? to - 1;
    const text = name.slice(from, to);
    const [next] = parts;
    if (text.length === 1 && next !== undefined && !next.known) parts[0] = { text: text + next.text, known: false };
    else parts.unshift({ text, known: text.length > 1 });
    to = from;
  }
  return parts.map(({ text }) => text);
}
