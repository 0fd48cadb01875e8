import type { Entity, Join } from "@/lib/semantic/schema";
import { wordsOfName } from "@/lib/semantic/words-of-name";

const linkCountMin = 2;
/** What says when or in which order two things were connected; anything else is told of the connection itself. */
const bookkeeping =
  /^(?:created|updated|modified|inserted|changed|added|last|deleted|create|update|insert)\b|^(?:sort|display|menu)? ?(?:order|position|sequence)$/;

/** The entities, with those marked that do nothing but connect two or more others. */
export function withLinks(entities: readonly Entity[], joins: readonly Join[]): Entity[] {
  const links = linkEntities(entities, joins);
  return entities.map((entity) => (links.has(entity.id) ? { ...entity, isLink: true } : entity));
}

function linkEntities(entities: readonly Entity[], joins: readonly Join[]): ReadonlySet<string> {
  const outward = new Map<string, Join[]>();
  for (const join of joins) outward.set(join.from.entity, [...(outward.get(join.from.entity) ?? []), join]);
  const isReached = new Set(joins.map(({ to }) => to.entity));
  return new Set(
    entities
      .filter(({ id, kind, columns, primaryKey }) => {
        const own = (outward.get(id) ?? []).filter(({ from, to }) => from.entity !== to.entity);
        if (kind !== "table" || own.length < linkCountMin || isReached.has(id)) return false;
        const joined = new Set(own.flatMap(({ from }) => from.columns));
        // A key of its own is a number for the connection, as long as nothing else is told.
        const isOwnKey = (name: string) => primaryKey.length === 1 && primaryKey[0] === name;
        return columns.every(
          ({ name }) => joined.has(name) || isOwnKey(name) || bookkeeping.test(wordsOfName(name).join(" ")),
        );
      })
      .map(({ id }) => id),
  );
}
