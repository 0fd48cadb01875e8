/** How alike two names are written, from 0 to 1: the pairs of letters that they share, whatever their case and separators. */
export function nameLikeness(before: string, after: string): number {
  const [first, second] = [pairsOf(before), pairsOf(after)];
  const total = first.length + second.length;
  if (total === 0) return Number(before.toLowerCase() === after.toLowerCase());
  const left = new Map<string, number>();
  for (const pair of second) left.set(pair, (left.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of first) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    shared += 1;
  }
  return (2 * shared) / total;
}

function pairsOf(name: string): string[] {
  const letters = [...name.toLowerCase().replace(/[\s_.-]+/g, "")];
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}
