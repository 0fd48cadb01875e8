import type { Link } from "@/components/sources/diagram/layout/group-tables";
import type { SemanticModel } from "@/lib/semantic/schema";

/** Which tables are connected, whether by a join or by an id that leads into several. */
export function linksOf({ joins, polymorphicKeys = [] }: SemanticModel): Link[] {
  const pointers = polymorphicKeys.flatMap(({ entity, targets }) =>
    targets.map((target) => ({ from: entity, to: target.entity })),
  );
  return [...joins.map(({ from, to }) => ({ from: from.entity, to: to.entity })), ...pointers];
}

/** A table and those that a link connects with it. */
export function withNeighbours(entity: string, links: readonly Link[]): ReadonlySet<string> {
  const near = links.filter(({ from, to }) => from === entity || to === entity);
  return new Set([entity, ...near.flatMap(({ from, to }) => [from, to])]);
}
