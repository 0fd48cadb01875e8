import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { type Worded, wordedFields } from "@/lib/semantic/words/worded";

/**
 * A newly built model with the words that a model and people had written for the stored one: an analysis without a model, or with a small budget, loses
 * nothing, and only what neither it nor a person has said is asked for. Columns that changed their type are new.
 */
export function keepWords(stored: SemanticModel | null, fresh: SemanticModel): SemanticModel {
  if (stored === null) return fresh;
  const known = new Map(stored.entities.map((entity) => [entity.id, entity]));
  return { ...fresh, entities: fresh.entities.map((entity) => keepOfEntity(known.get(entity.id), entity)) };
}

function keepOfEntity(known: Entity | undefined, fresh: Entity): Entity {
  if (known === undefined) return fresh;
  const before = new Map<string, SemanticColumn>(known.columns.map((column) => [column.name, column]));
  const columns = fresh.columns.map((column) => {
    const earlier = before.get(column.name);
    return earlier === undefined || earlier.type !== column.type ? column : keep(earlier, column);
  });
  return { ...keep(known, fresh), columns };
}

function keep<T extends Worded>(known: Worded, fresh: T): T {
  const byModel = wordedFields.filter((field) => {
    // A comment that was written into the database since goes before what a model made up for the lack of one.
    const isComment =
      field === "description" && fresh.description !== null && fresh.inferred?.description === undefined;
    return known.inferred?.[field]?.by === "model" && !isComment;
  });
  const byPeople = wordedFields.filter((field) => known.edited?.includes(field));
  if (byModel.length + byPeople.length === 0) return fresh;
  const kept = Object.fromEntries([...byModel, ...byPeople].map((field) => [field, known[field]]));
  const inferred = Object.fromEntries(byModel.map((field) => [field, known.inferred?.[field]]));
  const edited = [...new Set([...(fresh.edited ?? []), ...byPeople])].sort();
  return {
    ...{ ...fresh, ...kept },
    ...(byModel.length > 0 && { inferred: { ...fresh.inferred, ...inferred } }),
    ...(byPeople.length > 0 && { edited }),
  };
}
