import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import { atMost, type Bench, type Figure, percentile } from "@/scripts/bench/harness";

/** Above what the process takes when it has nothing to do. */
const bar = atMost(50);
const runCount = 3;
const program = fileURLToPath(new URL("capped-query.ts", import.meta.url));
const shapes = [
  { shape: "numbers", name: "50 M rows of three numbers" },
  { shape: "texts", name: "50 M rows of 4 kB" },
] as const;

/** Each in a process of its own, so that none profits from memory that another has left. **Units** MiB. */
async function measure(address: string, shape: string, signal: AbortSignal): Promise<number> {
  const options = ["--expose-gc", "--conditions=react-server", "--import", "tsx"];
  const { stdout } = await promisify(execFile)(process.execPath, [...options, program, address, shape], { signal });
  return Number(stdout);
}

async function addresses(folder: string): Promise<string[]> {
  const { QUERENT_TEST_MYSQL_URL: mysqlUrl, QUERENT_TEST_POSTGRES_URL: postgresUrl } = process.env;
  const sqlite = join(folder, "memory.sqlite");
  const database = new DatabaseSync(sqlite);
  database.exec("CREATE TABLE t (n INTEGER)");
  database.close();
  const duckdb = join(folder, "memory.duckdb");
  (await DuckDBInstance.create(duckdb)).closeSync();
  const mysql = mysqlUrl === undefined ? [] : [new URL("/information_schema", mysqlUrl).href];
  return [`sqlite:${sqlite}`, `duckdb:${duckdb}`, ...mysql, ...(postgresUrl === undefined ? [] : [postgresUrl])];
}

/** Memory while a query that would return 50 million rows is capped, on each engine. */
export const memory: Bench = {
  name: "memory",
  about:
    "memory above idle while 50 million rows are capped, median of three; servers as QUERENT_TEST_MYSQL_URL and _POSTGRES_URL say",
  async run({ signal }) {
    const folder = await mkdtemp(join(tmpdir(), "querent-memory-"));
    const figures: Figure[] = [];
    try {
      for (const address of await addresses(folder)) {
        for (const { shape, name } of shapes) {
          const values = [];
          for (let run = 0; run < runCount; run++) values.push(await measure(address, shape, signal));
          // Now and then the engine of the language makes its young generation larger at that very moment.
          const value = percentile(values, 0.5);
          figures.push({ name: `${address.split(":", 1)[0]}: ${name}`, value, unit: "MiB", bar });
        }
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return figures;
  },
};
