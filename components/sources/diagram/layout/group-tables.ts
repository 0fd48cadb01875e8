/** Two tables that belong together. */
export type Link = { readonly from: string; readonly to: string };

/**
 * Parts tables into groups that are drawn close together: what is joined, as long as a group stays small enough to be read. Links of
 * tables whose names begin alike come first, then those of tables with few links; so the hubs of a schema do not swallow it.
 * **Order** the largest group first; tables without a link are groups of one, last.
 */
export function groupTables(ids: readonly string[], links: readonly Link[], sizeMax: number): string[][] {
  const degree = new Map<string, number>();
  for (const { from, to } of links) {
    degree.set(from, (degree.get(from) ?? 0) + 1);
    degree.set(to, (degree.get(to) ?? 0) + 1);
  }
  const groupOf = new Map(ids.map((id) => [id, [id]]));
  const load = ({ from, to }: Link) => (degree.get(from) ?? 0) + (degree.get(to) ?? 0);
  const rank = (link: Link) => load(link) - (firstWord(link.from) === firstWord(link.to) ? 10_000 : 0);
  for (const { from, to } of links.toSorted((a, b) => rank(a) - rank(b))) {
    const [one, other] = [groupOf.get(from), groupOf.get(to)];
    if (!one || !other || one === other || one.length + other.length > sizeMax) continue;
    const joined = [...one, ...other];
    for (const id of joined) groupOf.set(id, joined);
  }
  return [...new Set(groupOf.values())].toSorted((a, b) => b.length - a.length);
}

const firstWord = (id: string) => id.split(/[._\s-]/).find((word) => word !== "") ?? id;
