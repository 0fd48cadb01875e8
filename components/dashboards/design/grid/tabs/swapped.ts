/** A list in which the item of that id has changed places with its neighbour. The same list at its end. */
export function swapped<T extends { readonly id: string }>(list: readonly T[], id: string, by: -1 | 1): T[] {
  const next = [...list];
  const at = next.findIndex((item) => item.id === id);
  const [item, other] = [next[at], next[at + by]];
  if (item && other) [next[at], next[at + by]] = [other, item];
  return next;
}
