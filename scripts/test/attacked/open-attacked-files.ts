import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DuckDBInstance } from "@duckdb/node-api";
import { type AttackedEngine, driverAt, sessionOf } from "./attacked-engine";
import type { AttackedFolder } from "./attacked-folder";
import { modelOf } from "./attacked-model";
import { attackedView } from "./attacked-viewer";
import { rowStatements, tableStatements, vaultStatements, type World } from "./world-rows";

const fileOf = (folder: AttackedFolder, world: World, ending: string) => join(folder.path, `world-${world}.${ending}`);

/** Both worlds as SQLite files, beside a third one that is no part of them. */
export async function openAttackedSqlite(folder: AttackedFolder): Promise<AttackedEngine> {
  const make = (file: string, statements: readonly string[]) => {
    const db = new DatabaseSync(file);
    for (const statement of statements) db.exec(statement);
    db.close();
  };
  make(folder.vaultFile, vaultStatements("secrets"));
  const open = async (world: World) => {
    const file = fileOf(folder, world, "sqlite");
    make(file, [...tableStatements, ...rowStatements(world)]);
    return await driverAt(`sqlite:${file}`);
  };
  const drivers = { a: await open("a"), b: await open("b") };
  return {
    kind: "sqlite",
    drivers,
    view: attackedView(await modelOf(drivers.a)),
    database: "main",
    vault: "vault",
    // Its files are the folder's; a reader keeps no state but the file.
    snapshot: async () => ({ tables: await sessionOf(drivers.a, "SELECT COUNT(*) FROM customers") }),
    reachCanary: async () => {
      const db = new DatabaseSync(folder.vaultFile, { readOnly: true });
      const rows = db.prepare("SELECT secret FROM secrets").all();
      db.close();
      return JSON.stringify(rows);
    },
    close: () => closeBoth(drivers),
  };
}

/** Both worlds as DuckDB files; each holds the other schema as well, as an account of DuckDB has no rights of its own. */
export async function openAttackedDuckdb(folder: AttackedFolder): Promise<AttackedEngine> {
  const open = async (world: World) => {
    const file = fileOf(folder, world, "duckdb");
    await runAll(file, [...tableStatements, ...rowStatements(world)]);
    return await driverAt(`duckdb:${file}`);
  };
  const drivers = { a: await open("a"), b: await open("b") };
  const settings = ["enable_external_access", "lock_configuration", "access_mode", "allowed_paths"];
  const session = `SELECT ${settings.map((name) => `current_setting('${name}')`).join(", ")},
    (SELECT COUNT(*) FROM duckdb_databases()), (SELECT COUNT(*) FROM duckdb_tables()), (SELECT COUNT(*) FROM duckdb_views() WHERE NOT internal)`;
  return {
    kind: "duckdb",
    drivers,
    view: attackedView(await modelOf(drivers.a)),
    database: "world-a",
    vault: "vault",
    snapshot: async () => ({ session: await sessionOf(drivers.a, session) }),
    reachCanary: () => runAll(":memory:", [`SELECT content FROM read_text('${folder.textFile}')`]),
    close: () => closeBoth(drivers),
  };
}

/** Runs statements on a file as somebody who may do everything; gives the rows of the last. */
async function runAll(file: string, statements: readonly string[]): Promise<string> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  try {
    let rows = "";
    for (const statement of statements)
      rows = JSON.stringify((await connection.runAndReadAll(statement)).getRowsJson());
    return rows;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function closeBoth(drivers: AttackedEngine["drivers"]): Promise<void> {
  await drivers.a.close();
  await drivers.b.close();
}
