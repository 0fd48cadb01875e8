import type { SchemaState } from "@/lib/db/examine-store";
import { knownMigrations } from "@/lib/db/known-migrations";

/** `newest`: what the store remembers of the migration that it has had last. */
export function schemaState(dialect: "mysql" | "sqlite", newest: number): SchemaState {
  const known = knownMigrations(dialect);
  return {
    pending: known.filter(({ when }) => when > newest).map(({ tag }) => tag),
    isNewer: newest > (known.at(-1)?.when ?? 0),
  };
}
