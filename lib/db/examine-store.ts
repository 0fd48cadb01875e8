import "server-only";
import type { StoreLocation } from "@/lib/db/open-store";
import { examineMysql } from "@/lib/db/whole/examine-mysql";
import { examineSqlite } from "@/lib/db/whole/examine-sqlite";

/** How the tables of a store stand to this program. */
export type SchemaState = {
  /** Migrations that the store has not had yet. */
  readonly pending: readonly string[];
  /** A newer program has changed it. */
  readonly isNewer: boolean;
};

export type SqliteFacts = {
  readonly dialect: "sqlite";
  /** **Units** bytes, with what waits in the write-ahead log. */
  readonly bytes: number;
  /** What SQLite finds wrong with the file; null: it is too large to look at in passing. */
  readonly damage: readonly string[] | null;
  readonly schema: SchemaState;
};

export type MysqlFacts = {
  readonly dialect: "mysql";
  readonly version: string;
  readonly isMariadb: boolean;
  /** Server variables by their names, as far as this server has them. */
  readonly variables: ReadonlyMap<string, string>;
  /** How much later it is there than here. **Units** milliseconds. */
  readonly clockSkewMs: number;
  /** State of the Galera node: "Primary" is good. Null: none. */
  readonly clusterStatus: string | null;
  /** Tables of ours in an engine without transactions. */
  readonly otherEngines: readonly string[];
  /** Tables that an interrupted restore has left. */
  readonly leftovers: readonly string[];
  /** Null: there are no tables of Querent yet. */
  readonly schema: SchemaState | null;
};

/**
 * Looks at a store without changing anything in it. Nulls: there is none yet.
 * Fails: throws what the driver throws when it cannot be reached.
 */
export async function examineStore(location: StoreLocation): Promise<SqliteFacts | MysqlFacts | null> {
  return location.dialect === "mysql" ? await examineMysql(location.url) : examineSqlite(location.file);
}
