import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const journalSchema = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.int() })) });
/** `name` is the same for both dialects; `when` is what the store remembers of it, and is not. */
type Migration = z.infer<typeof journalSchema>["entries"][number];

/** Migrations are read at run time from the installed tree, also in production. */
export function migrationsFolder(dialect: "mysql" | "sqlite"): string {
  return join(process.cwd(), "drizzle", "migrations", dialect);
}

/** Every migration that this program knows. **Order** oldest first. */
export function knownMigrations(dialect: "mysql" | "sqlite"): Migration[] {
  const journal = readFileSync(join(migrationsFolder(dialect), "meta", "_journal.json"), "utf8");
  return journalSchema.parse(JSON.parse(journal)).entries;
}

/**
 * The name of the migration that a store has had last, by what it remembers of it.
 * Nulls: this program does not know it; it is older than the one that made the store.
 */
export function migrationOf(dialect: "mysql" | "sqlite", when: number): string | null {
  return knownMigrations(dialect).find((known) => known.when === when)?.tag ?? null;
}
