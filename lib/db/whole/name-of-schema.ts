import { migrationOf } from "@/lib/db/known-migrations";
import { AppError } from "@/lib/errors";

/** A newer program has changed the tables: what it put there would be left out. */
export class NewerStore extends AppError {}

/** The name of the newest migration of a store. Fails: throws `NewerStore`. */
export function nameOfSchema(dialect: "mysql" | "sqlite", when: number): string {
  const name = migrationOf(dialect, when);
  if (name !== null) return name;
  throw new NewerStore("The store was changed by a newer Querent than this one. Use that one, or a newer one.");
}
