import "server-only";
import { totalmem } from "node:os";
import { basename, extname } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** A quarter of the machine for one query engine: a greedy query fails, the server goes on. */
const memoryLimitMib = Math.max(256, Math.floor(totalmem() / 4 / 1024 / 1024));

/** Nothing is loaded or fetched on the quiet, and nothing spills to disk: a source is only read. */
const safeOptions = {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  memory_limit: `${memoryLimitMib}MB`,
  temp_directory: "",
};

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const quote = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;

/** The table function that reads a data file; null for a database file and for what cannot be read. */
export function fileReader(file: string): "read_csv" | "read_parquet" | null {
  switch (extname(file).toLowerCase()) {
    case ".csv":
    case ".tsv":
      return "read_csv";
    case ".parquet":
      return "read_parquet";
    default:
      return null;
  }
}

/** Names of the views over data files, in order: the file's name as an identifier, numbered where two are alike. */
export function viewNames(files: readonly string[]): string[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const stem = basename(file, extname(file))
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "_")
      .replace(/^_+|_+$/g, "");
    const base = stem === "" ? "data" : stem;
    let name = base;
    for (let number = 2; taken.has(name); number++) name = `${base}_${number}`;
    taken.add(name);
    return name;
  });
}

/** After this nothing can be opened but the listed files, and no setting can be changed back. */
async function lock(connection: DuckDBConnection, files: readonly string[]): Promise<void> {
  await connection.run("SET GLOBAL TimeZone = 'UTC'");
  await connection.run(`SET GLOBAL allowed_paths = [${files.map(literal).join(", ")}]`);
  await connection.run("SET GLOBAL enable_external_access = false");
  // The one that a connection needs, see duckdb-run.ts; only SELECT is ever run on what people write.
  await connection.run("SET GLOBAL allowed_configs = ['streaming_buffer_size']");
  await connection.run("SET GLOBAL lock_configuration = true");
}

/** Opens one database file read-only, or an empty database with a view over each CSV and Parquet file; then locks it. */
export async function openDuckdbInstance(files: readonly string[]): Promise<DuckDBInstance> {
  const [first] = files;
  const isDatabase = files.length === 1 && first !== undefined && fileReader(first) === null;
  const instance = isDatabase
    ? await DuckDBInstance.create(first, { ...safeOptions, access_mode: "READ_ONLY" })
    : await DuckDBInstance.create(":memory:", safeOptions);
  try {
    const connection = await instance.connect();
    try {
      if (!isDatabase) {
        const names = viewNames(files);
        for (const [index, file] of files.entries()) {
          const view = quote(names[index] ?? "data");
          await connection.run(`CREATE VIEW ${view} AS SELECT * FROM ${fileReader(file)}(${literal(file)})`);
        }
      }
      await lock(connection, isDatabase ? [] : files);
    } finally {
      connection.closeSync();
    }
    return instance;
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}
