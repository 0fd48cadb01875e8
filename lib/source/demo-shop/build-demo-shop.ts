import "server-only";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { newId } from "@/lib/id";
import { masterDataStatements } from "./demo-shop-master-data";
import { salesStatements } from "./demo-shop-sales";
import { demoShopComments, demoShopTables } from "./demo-shop-tables";

/**
 * Writes the demo shop to a file: the same shop each time, its three years shifted so that they end on `lastDay`.
 * It appears at once and whole: it is made beside the file and then renamed.
 */
export async function buildDemoShop(file: string, lastDay: Date): Promise<void> {
  const day = lastDay.toISOString().slice(0, 10);
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${newId()}.draft`;
  try {
    const instance = await DuckDBInstance.create(draft);
    try {
      const connection = await instance.connect();
      const statements = [
        ...demoShopTables,
        ...masterDataStatements(day),
        ...salesStatements(day),
        ...demoShopComments,
        "CHECKPOINT",
      ];
      for (const statement of statements) await connection.run(statement);
      connection.closeSync();
    } finally {
      instance.closeSync();
    }
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
    await rm(`${draft}.wal`, { force: true });
  }
}
