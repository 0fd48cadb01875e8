import type { SemanticModel } from "@/lib/semantic/schema";

/**
 * The tables whose columns each row of all the bases has one value of: the bases' own, and what they point to, over any number of
 * steps. **Order** nearest first.
 */
export function reachableEntities(model: SemanticModel, bases: readonly string[]): string[] {
  const [first = [], ...others] = bases.map((base) => reachedFrom(model, base));
  return first.filter((entity) => others.every((reached) => reached.includes(entity)));
}

function reachedFrom({ joins, entities }: SemanticModel, base: string): string[] {
  const reached = new Set([base]);
  // A set is walked in the order in which it grows, so this goes outwards.
  for (const at of reached) {
    for (const { from, to, cardinality } of joins) {
      if (from.entity === at) reached.add(to.entity);
      if (to.entity === at && cardinality === "one-to-one") reached.add(from.entity);
    }
  }
  const known = new Set(entities.map(({ id }) => id));
  return [...reached].filter((entity) => known.has(entity));
}
