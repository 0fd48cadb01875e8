import { readdirSync, readFileSync } from "node:fs";
import {
  generateMySQLDrizzleJson,
  generateMySQLMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from "drizzle-kit/api";
import { expect, it } from "vitest";
import * as mysqlTables from "@/drizzle/schema.mysql";
import * as sqliteTables from "@/drizzle/schema.sqlite";

/** What drizzle-kit knew of the tables when it wrote the newest migration. */
function newestSnapshot(dialect: string) {
  const folder = `drizzle/migrations/${dialect}/meta`;
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith("_snapshot.json"))
    .sort()
    .at(-1);
  return JSON.parse(readFileSync(`${folder}/${newest}`, "utf8"));
}

it("has a MySQL migration for every change of the schema (else: npm run db:generate)", async () => {
  const missing = await generateMySQLMigration(newestSnapshot("mysql"), await generateMySQLDrizzleJson(mysqlTables));
  expect(missing).toEqual([]);
});

it("has a SQLite migration for every change of the schema (else: npm run db:generate)", async () => {
  const missing = await generateSQLiteMigration(
    newestSnapshot("sqlite"),
    await generateSQLiteDrizzleJson(sqliteTables),
  );
  expect(missing).toEqual([]);
});

it("has the same migrations for both dialects", () => {
  const names = (dialect: string) =>
    readdirSync(`drizzle/migrations/${dialect}`).filter((name) => name.endsWith(".sql"));
  expect(names("mysql")).toEqual(names("sqlite"));
});
