import type { SemanticModel } from "@/lib/semantic/schema";

/** The tables and columns that a viewer may ask, as completion offers them: the name of the database, beside it what people call it. */
export function sqlNamesOf({ entities }: SemanticModel): Record<string, { label: string; detail?: string }[]> {
  return Object.fromEntries(
    entities
      .filter(({ hidden }) => !hidden)
      .map((entity) => [
        entity.schema === null ? entity.table : `${entity.schema}.${entity.table}`,
        entity.columns
          .filter(({ hidden }) => !hidden)
          .map(({ name, label }) => (label === name ? { label: name } : { label: name, detail: label })),
      ]),
  );
}
