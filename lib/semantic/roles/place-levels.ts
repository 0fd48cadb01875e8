import { guessed, inferenceOf } from "@/lib/semantic/roles/guess";
import { roleWords } from "@/lib/semantic/roles/role-words";
import type { Entity, Hierarchy, SemanticColumn } from "@/lib/semantic/schema";

/** Kinds of places from large to small; one column of each makes a level. */
const kinds: readonly ReadonlySet<string>[] = [
  new Set(["continent"]),
  new Set(["country", "nation"]),
  new Set(["state", "province", "prefecture", "region"]),
  new Set(["county", "district"]),
  new Set(["city", "town", "municipality"]),
  new Set(["zip", "zipcode", "postcode", "postal"]),
];

/** The places of a table from large to small, apart for each address that it holds (billing, shipping). */
export function placeLevels(entity: Entity): Hierarchy[] {
  const groups = new Map<string, { rank: number; column: SemanticColumn }[]>();
  for (const column of entity.columns) {
    if (column.role !== "geography" || column.hidden) continue;
    const words = roleWords(column.name);
    const rank = kinds.findIndex((kind) => words.some((word) => kind.has(word)));
    if (rank < 0) continue;
    const prefix = words
      .slice(
        0,
        words.findIndex((word) => kinds[rank]?.has(word)),
      )
      .join(" ");
    const group = groups.get(prefix) ?? [];
    // "country name" beside "country code": the first of a kind stands for it.
    if (!group.some((other) => other.rank === rank)) groups.set(prefix, [...group, { rank, column }]);
  }
  return [...groups].filter(([, group]) => group.length > 1).map(([prefix, group]) => levelsOf(entity, prefix, group));
}

function levelsOf(
  entity: Entity,
  prefix: string,
  group: readonly { rank: number; column: SemanticColumn }[],
): Hierarchy {
  const columns = group.toSorted((a, b) => a.rank - b.rank).map(({ column }) => column);
  return {
    id: `${entity.id}.${prefix === "" ? "place" : prefix}.places`,
    entity: entity.id,
    label: columns.map(({ label }) => label).join(" → "),
    levels: columns.map(({ name }) => ({ column: name })),
    origin: "inferred",
    inferred: inferenceOf(guessed(null, 0.85, "hierarchy-places")),
  };
}
