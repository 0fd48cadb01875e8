/** More different words than any schema has; what is remembered is dropped at once when they are reached. */
const textCountMax = 100_000;

/**
 * Remembers what a pure function of one text gave: names repeat by the hundred in a schema, and what is asked of them
 * (words, stems, singulars) goes through many patterns. The results are shared, so they must not be changed.
 */
export function memoiseText<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = compute(text);
    if (known.size >= textCountMax) known.clear();
    known.set(text, result);
    return result;
  };
}
