import { groupTables, type Link } from "@/components/sources/diagram/layout/group-tables";
import { packGroups } from "@/components/sources/diagram/layout/pack-groups";
import {
  inGrid,
  type Placed,
  type Point,
  placeGroup,
  type Size,
} from "@/components/sources/diagram/layout/place-group";

/** Few enough to be placed between two pictures of the screen, and to be seen as one thing. */
const groupSizeMax = 18;
/** A schema of this size is one picture. */
const wholeSizeMax = 30;

export type Arrangement = {
  readonly ids: readonly string[];
  readonly links: readonly Link[];
  readonly sizeOf: (id: string) => Size;
};

/**
 * Places all tables of a diagram so that what is joined stands together. Gives the page a turn after each group, so that it stays
 * usable meanwhile: the content policy allows no worker. Rejects with the signal's reason once it is aborted.
 */
export async function arrangeTables(
  { ids, links, sizeOf }: Arrangement,
  signal: AbortSignal,
): Promise<Map<string, Point>> {
  const linked = new Set(links.filter(({ from, to }) => from !== to).flatMap(({ from, to }) => [from, to]));
  const joined = ids.filter((id) => linked.has(id));
  const alone = ids.filter((id) => !linked.has(id));
  const sizeMax = joined.length <= wholeSizeMax ? wholeSizeMax : groupSizeMax;
  const placed: Placed[] = [];
  for (const group of nearby(groupTables(joined, links, sizeMax), links)) {
    placed.push(placeGroup(group, links, sizeOf));
    await turn();
    signal.throwIfAborted();
  }
  return packGroups(alone.length > 0 ? [...placed, inGrid(alone, sizeOf)] : placed);
}

/** Groups in an order in which each follows the ones that it has most links to. */
function nearby(groups: readonly string[][], links: readonly Link[]): string[][] {
  const groupOf = new Map(groups.flatMap((group, index) => group.map((id) => [id, index] as const)));
  const between = new Map<number, Map<number, number>>();
  const count = (one: number, other: number) => {
    const counts = between.get(one) ?? new Map<number, number>();
    between.set(one, counts.set(other, (counts.get(other) ?? 0) + 1));
  };
  for (const { from, to } of links) {
    const [one, other] = [groupOf.get(from), groupOf.get(to)];
    if (one === undefined || other === undefined || one === other) continue;
    count(one, other);
    count(other, one);
  }
  const left = new Set(groups.keys());
  const pull = new Map<number, number>();
  const order: string[][] = [];
  while (left.size > 0) {
    const next = [...left].reduce((best, index) => ((pull.get(index) ?? 0) > (pull.get(best) ?? 0) ? index : best));
    left.delete(next);
    order.push(groups[next] ?? []);
    for (const [other, links] of between.get(next) ?? []) pull.set(other, (pull.get(other) ?? 0) + links);
  }
  return order;
}

/** Lets the browser paint and take input. */
const turn = () => new Promise<void>((resolve) => setTimeout(resolve));
