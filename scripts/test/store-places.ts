import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPool } from "mysql2/promise";
import type { StoreLocation } from "@/lib/db/open-store";
import { newId } from "@/lib/id";

/** A place of its own for a store. */
export type StorePlace<L extends StoreLocation = StoreLocation> = { location: L; remove: () => Promise<void> };

export const testMysqlUrl = process.env.QUERENT_TEST_MYSQL_URL;

export async function sqlitePlace(): Promise<StorePlace<Extract<StoreLocation, { dialect: "sqlite" }>>> {
  const folder = mkdtempSync(join(tmpdir(), "querent-store-"));
  return {
    location: { dialect: "sqlite", file: join(folder, "querent.db") },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function mysqlPlace(): Promise<StorePlace<Extract<StoreLocation, { dialect: "mysql" }>>> {
  const name = `querent_test_${newId().replaceAll("-", "")}`;
  const admin = createPool({ uri: testMysqlUrl });
  // latin1 on purpose: opening the store must make Chinese text safe on servers with an old default.
  await admin.query(`CREATE DATABASE ${name} CHARACTER SET latin1`);
  const url = new URL(testMysqlUrl ?? "");
  url.pathname = `/${name}`;
  return {
    location: { dialect: "mysql", url: url.href },
    remove: async () => {
      await admin.query(`DROP DATABASE ${name}`);
      await admin.end();
    },
  };
}
