import { distance } from "fastest-levenshtein";
import { Refused } from "@/lib/guard/refused";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import type { SourceKind } from "@/lib/source/schema";

export type KnownTable = { readonly entity: Entity; readonly columns: readonly SemanticColumn[] };
type Index = {
  readonly tables: readonly KnownTable[];
  readonly byName: ReadonlyMap<string, KnownTable[]>;
  readonly byId: ReadonlyMap<string, KnownTable>;
};

// One index a model; a model is never changed in place.
const indexes = new WeakMap<SemanticModel, Index>();

function indexOf(model: SemanticModel): Index {
  const known = indexes.get(model);
  if (known) return known;
  const tables = model.entities
    .filter((entity) => !entity.hidden)
    .map((entity) => ({ entity, columns: entity.columns.filter((column) => !column.hidden) }));
  const byName = new Map<string, KnownTable[]>();
  for (const table of tables) {
    const name = table.entity.table.toLowerCase();
    byName.set(name, [...(byName.get(name) ?? []), table]);
  }
  const index = { tables, byName, byId: new Map(tables.map((table) => [table.entity.id, table])) };
  indexes.set(model, index);
  return index;
}

/** The table with an id, as the viewer sees it; null when it is hidden. */
export function tableWithId(model: SemanticModel, id: string): KnownTable | null {
  return indexOf(model).byId.get(id) ?? null;
}

/** The schema that holds the tables of a source that names none. MySQL's is the database, which the model names. */
export const defaultSchemas: Record<SourceKind, string | null> = {
  mysql: null,
  postgres: "public",
  sqlite: "main",
  duckdb: "main",
};

/**
 * The table of the model that a name in a query means. Upper and lower case count only where two tables differ by nothing else.
 * Fails: guard/table with the nearest name; a hidden table is as unknown as one that never was.
 */
export function findTable(model: SemanticModel, name: string, schema: string | null): KnownTable {
  const index = indexOf(model);
  const sameName = index.byName.get(name.toLowerCase()) ?? [];
  const inSchema = sameName.filter(({ entity }) => isInSchema(entity, schema, model));
  const exact = inSchema.filter(({ entity }) => entity.table === name);
  const candidates = exact.length > 0 ? exact : inSchema;
  const preferred = candidates.filter(({ entity }) => isInSchema(entity, defaultSchemas[model.kind], model));
  const [found, second] = preferred.length > 0 ? preferred : candidates;
  if (!found || second) {
    const full = schema === null ? name : `${schema}.${name}`;
    throw new Refused("guard/table", {
      table: full,
      suggestion: nearest(
        name,
        index.tables.map(({ entity }) => entity.table),
      ),
    });
  }
  return found;
}

function isInSchema(entity: Entity, schema: string | null, model: SemanticModel): boolean {
  if (schema === null) return true;
  const own = entity.schema ?? defaultSchemas[model.kind] ?? model.database ?? null;
  return own !== null && own.toLowerCase() === schema.toLowerCase();
}

/** The name that a mistyped one was probably meant to be; "" when none is near. */
export function nearest(name: string, candidates: readonly string[]): string {
  const folded = name.toLowerCase();
  const limit = Math.ceil(folded.length / 3);
  const ranked = [...new Set(candidates)]
    .map((candidate) => ({ candidate, edits: distance(folded, candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits || a.candidate.localeCompare(b.candidate));
  return ranked[0]?.candidate ?? "";
}
