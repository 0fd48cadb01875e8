import { type Dialect, transpile } from "@polyglot-sql/sdk";
import type { DriverRows } from "@/lib/source/driver";
import type { SourceKind } from "@/lib/source/schema";

// The package's enum has these strings as its values.
export const dialects = { mysql: "mysql", postgres: "postgresql", sqlite: "sqlite", duckdb: "duckdb" } as Record<
  SourceKind,
  Dialect
>;

/** Runs a text and gives its rows, or why there are none. */
export type RunRows = (sql: string) => Promise<DriverRows["rows"] | string>;

/** Gold queries are in the engine's spelling or in MySQL's: as written first, then printed for the engine. */
export async function goldRows(sql: string, kind: SourceKind, run: RunRows): Promise<DriverRows["rows"] | string> {
  const asWritten = await run(sql);
  if (typeof asWritten !== "string" || kind === "mysql") return asWritten;
  const printed = transpile(sql, dialects.mysql, dialects[kind]).sql?.[0];
  if (printed === undefined) return asWritten;
  const asPrinted = await run(printed);
  return typeof asPrinted === "string" ? asWritten : asPrinted;
}
