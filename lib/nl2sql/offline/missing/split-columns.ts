import { stepsFrom } from "@/lib/semantic/graph";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

const joinsMax = 2;

/** What the rows of an entity can be split by, nearest first: columns of its own and of what each row belongs to. */
export function splitColumns(model: SemanticModel, home: string): { entity: Entity; column: SemanticColumn }[] {
  const near: string[] = [home];
  for (let depth = 0, ring = near; depth < joinsMax; depth += 1) {
    ring = ring.flatMap((id) => stepsFrom(model, id).flatMap(({ to, toMany }) => (toMany ? [] : [to])));
    for (const id of ring) if (!near.includes(id)) near.push(id);
  }
  const entities = near.flatMap((id) => model.entities.find((entity) => entity.id === id) ?? []);
  return entities.flatMap((entity) => groupedColumns(entity).map((column) => ({ entity, column })));
}

/** Kinds, places, then short texts. */
function groupedColumns({ columns }: Entity): SemanticColumn[] {
  const roles = ["category", "geography", "text"];
  return columns
    .filter(
      ({ hidden, personal, role, frequentValues, unique }) =>
        !hidden && !personal && !unique && roles.includes(role) && frequentValues.length > 1,
    )
    .toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
}
