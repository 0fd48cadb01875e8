/** What things of a model (measures, filters, hierarchies, joins) say of where they come from. */
type Thing = { readonly id: string; readonly origin?: string | undefined; readonly accepted?: boolean | undefined };

/**
 * Newly inferred things with those that people made, changed or accepted in place of them or after them, and without those that people
 * took away. **Order** that of the new ones, then the others as they stood.
 */
export function keepThings<T extends Thing>(
  stored: readonly T[],
  fresh: readonly T[],
  dismissed: readonly string[],
  stands: (thing: T) => boolean,
): T[] {
  const gone = new Set(dismissed);
  const inferred = new Set(fresh.map(({ id }) => id));
  const kept = stored.filter((thing) => isOnes(thing) && stands(thing));
  const byId = new Map(kept.map((thing) => [thing.id, thing]));
  return [
    ...fresh.flatMap((thing) => (gone.has(thing.id) ? [] : [byId.get(thing.id) ?? thing])),
    ...kept.filter(({ id }) => !inferred.has(id)),
  ];
}

/** A person made it, changed it or said that it is right. */
const isOnes = ({ origin, accepted }: Thing): boolean => origin === "person" || accepted === true;
