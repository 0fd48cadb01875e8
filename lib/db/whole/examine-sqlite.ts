import { existsSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { SqliteFacts } from "@/lib/db/examine-store";
import { schemaState } from "./schema-state";
import { newestSqliteMigration } from "./sqlite-rows";

/** Looking through more takes longer than somebody waits. */
const lookThroughBytesMax = 512 * 1024 ** 2;
const waitMs = 2_000;

export function examineSqlite(file: string): SqliteFacts | null {
  if (!existsSync(file)) return null;
  const bytes = [file, `${file}-wal`].reduce(
    (sum, part) => sum + (statSync(part, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  const database = new DatabaseSync(file, { timeout: waitMs });
  try {
    database.exec("PRAGMA query_only = ON");
    const schema = schemaState("sqlite", newestSqliteMigration(database));
    const damage = bytes > lookThroughBytesMax ? null : damageOf(database);
    return { dialect: "sqlite", bytes, damage, schema };
  } finally {
    database.close();
  }
}

function damageOf(database: DatabaseSync): string[] {
  const rows = database.prepare("PRAGMA quick_check(5)").all();
  return rows.map((row) => String(row.quick_check)).filter((line) => line !== "ok");
}
