import { DatabaseSync } from "node:sqlite";
import { createPool } from "mysql2/promise";
import { afterAll, describe, expect, it } from "vitest";
import { knownMigrations } from "@/lib/db/known-migrations";
import { openSnapshot, type StoreSnapshot } from "@/lib/db/open-snapshot";
import { openStore, type StoreLocation } from "@/lib/db/open-store";
import { type StoredValue, storedTables } from "@/lib/db/stored-table";
import { mysqlPlace, type StorePlace, sqlitePlace, testMysqlUrl } from "@/scripts/test/store-places";
import { backupOf, restore, written } from "./__fixtures__/in-memory-backup";
import { migrateUntil } from "./__fixtures__/migrate-until";

const dialects = [
  { dialect: "sqlite" as const, make: sqlitePlace },
  { dialect: "mysql" as const, make: mysqlPlace },
].filter(({ dialect }) => dialect === "sqlite" || testMysqlUrl !== undefined);

async function execute(location: StoreLocation, sql: string, values: StoredValue[] = []): Promise<void> {
  if (location.dialect === "sqlite") {
    const database = new DatabaseSync(location.file);
    database.prepare(sql).run(...values);
    database.close();
  } else {
    const pool = createPool({ uri: location.url });
    await pool.query(sql, values);
    await pool.end();
  }
}

/** A row in each table that an older Querent has, with a value in each column. */
async function fillOldTables(location: StoreLocation): Promise<void> {
  const snapshot = await openSnapshot(location, { others: "allowed" });
  await snapshot.close();
  for (const { name, columns } of snapshot.tables) {
    const known = storedTables().find((table) => table.name === name);
    const values = columns.map((column, index) => {
      return known?.columns.find((one) => one.name === column)?.isText ? `"${index}"` : index;
    });
    const names = columns.map((column) => `\`${column}\``).join(", ");
    await execute(location, `INSERT INTO \`${name}\` (${names}) VALUES (${columns.map(() => "?").join(", ")})`, values);
  }
}

async function rowsOf(location: StoreLocation): Promise<Map<string, Record<string, StoredValue>[]>> {
  const snapshot = await openSnapshot(location, { others: "allowed" });
  const found = new Map<string, Record<string, StoredValue>[]>();
  for (const table of snapshot.tables) {
    const rows: Record<string, StoredValue>[] = [];
    for await (const batch of snapshot.rows(table)) {
      for (const row of batch)
        rows.push(Object.fromEntries(table.columns.map((name, index) => [name, row[index] ?? null])));
    }
    found.set(table.name, rows);
  }
  await snapshot.close();
  return found;
}

describe.each(dialects)("a backup that an older Querent made on $dialect", ({ make }) => {
  const places: StorePlace[] = [];
  afterAll(async () => {
    for (const { remove } of places) await remove();
  });

  it.each(dialects)(
    "is restored on $dialect, with what it does not have yet as migrations fill it",
    async ({ make: makeTarget }) => {
      const [old, target] = [await make(), await makeTarget()];
      places.push(old, target);
      await migrateUntil(old.location, "0002_verified_and_quality");
      await fillOldTables(old.location);
      const before = await rowsOf(old.location);
      await restore(target.location, await backupOf(old.location));
      const after = await rowsOf(target.location);
      for (const [name, [row]] of before) expect(after.get(name)?.[0]).toMatchObject(row ?? {});
      // Columns and tables that came later.
      expect(after.get("audit_events")?.[0]).toMatchObject({ source_id: null, text: null });
      expect(after.get("quality_runs")?.[0]).toMatchObject({ seen_at: 0 });
      expect(after.get("pictures")).toEqual([]);
      // It is a store of today: opening finds nothing to migrate, and the store that was backed up was left as it was.
      await (await openStore(target.location)).close();
      expect(await rowsOf(old.location)).toEqual(before);
    },
  );
});

describe.each(dialects)("on $dialect, a newer Querent's", ({ dialect, make }) => {
  it("store is not backed up, nor written over: what this one does not know would be left out", async () => {
    const place = await make();
    await (await openStore(place.location)).close();
    await execute(place.location, "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9999999999999)");
    await expect(backupOf(place.location)).rejects.toThrow("changed by a newer Querent");
    const empty = await sqlitePlace();
    await (await openStore(empty.location)).close();
    const over = restore(place.location, await backupOf(empty.location), { force: true });
    await expect(over).rejects.toThrow("changed by a newer Querent");
    await empty.remove();
    await place.remove();
  });

  it("backup is refused, in words", async () => {
    const place = await make();
    const snapshot: StoreSnapshot = {
      ...{ dialect, schema: "9999_from_the_future", tables: [] },
      async *rows() {},
      close: async () => undefined,
    };
    const newer = restore(place.location, await written(snapshot));
    await expect(newer).rejects.toThrow('newer Querent than this one (its tables are those of "9999_from_the_future")');
    await place.remove();
  });
});

it("says so where there is no store to back up", async () => {
  const place = await sqlitePlace();
  await expect(backupOf(place.location)).rejects.toThrow(`There is no store at ${place.location.file}`);
  await place.remove();
});

it("has the names of migrations in both dialects, in the same order", () => {
  const names = (dialect: "mysql" | "sqlite") => knownMigrations(dialect).map(({ tag }) => tag);
  expect(names("mysql")).toEqual(names("sqlite"));
});
