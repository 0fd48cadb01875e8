import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { Connection as PlainConnection } from "mysql2";
import type { Pool, PoolConnection, RowDataPacket } from "mysql2/promise";
import { openMysqlPool } from "@/lib/db/mysql-pool";
import { StoreInUse } from "@/lib/db/store-in-use";
import { inBatches, type StoredRow } from "@/lib/db/stored-table";

/** A connection that was closed is listed for a moment more. A server's stay open. */
const goneMs = 1_000;
const lookAgainMs = 50;

/** Connections of one command, which tells them from those of others. */
export type MysqlSession = { readonly pool: Pool; readonly ownIds: ReadonlySet<number> };

export function openMysqlSession(url: string): MysqlSession {
  const pool = openMysqlPool(url);
  const ownIds = new Set<number>();
  pool.pool.on("connection", (connection) => {
    ownIds.add(connection.threadId);
    // A reader who is slow to take rows (a pipe to another machine) is not hung up on.
    connection.query("SET SESSION net_write_timeout = 3600, wait_timeout = 86400");
  });
  return { pool, ownIds };
}

/**
 * Fails: throws `StoreInUse` while others are connected to the database. Without the right to see all connections, MySQL shows those of
 * the same account, which is the account of the instances.
 */
export async function refuseOthers(session: MysqlSession): Promise<void> {
  const giveUpAt = performance.now() + goneMs;
  let hosts = await hostsOfOthers(session);
  while (hosts.length > 0 && performance.now() < giveUpAt) {
    await delay(lookAgainMs);
    hosts = await hostsOfOthers(session);
  }
  if (hosts.length === 0) return;
  throw new StoreInUse(
    `Others are connected to this database (${hosts.length}, from ${[...new Set(hosts)].join(", ")}): Querent may be running on it. Stop all its instances, and try again; if these are others, add --in-use.`,
  );
}

/** As `refuseOthers`, with a session of its own. */
export async function refuseOthersOf(url: string): Promise<void> {
  const session = openMysqlSession(url);
  await refuseOthers(session).finally(() => session.pool.end());
}

/** One for each connection. */
async function hostsOfOthers({ pool, ownIds }: MysqlSession): Promise<string[]> {
  const [[here]] = await pool.query<RowDataPacket[]>("SELECT DATABASE() AS name");
  const [all] = await pool.query<RowDataPacket[]>("SHOW PROCESSLIST");
  const others = all.filter(({ Id, db }) => db === here?.name && !ownIds.has(Number(Id)));
  return others.map(({ Host }) => String(Host).replace(/:\d+$/, ""));
}

/** The rows of a table with these columns, as the server sends them. Whoever stops in the middle has to destroy the connection. */
export function mysqlRows(
  connection: PoolConnection,
  { name, columns }: { readonly name: string; readonly columns: readonly string[] },
): AsyncGenerator<StoredRow[]> {
  const sql = `SELECT ${columns.map((column) => `\`${column}\``).join(", ")} FROM \`${name}\``;
  // The promises of mysql2 know no streams; what they are made of does.
  const plain = connection.connection as unknown as PlainConnection;
  // Of a table of ours: texts and numbers.
  const rows: AsyncIterable<StoredRow> = plain.query({ sql, rowsAsArray: true }).stream({ highWaterMark: 100 });
  return inBatches(rows);
}

export async function countMysqlRows(connection: PoolConnection, name: string): Promise<number> {
  const [[row]] = await connection.query<RowDataPacket[]>(`SELECT count(*) AS count FROM \`${name}\``);
  return Number(row?.count);
}

/** What the store remembers of the migration that it has had last. */
export async function newestMysqlMigration(connection: Pick<PoolConnection, "query">): Promise<number> {
  const [[row]] = await connection.query<RowDataPacket[]>("SELECT max(created_at) AS newest FROM __drizzle_migrations");
  return Number(row?.newest ?? 0);
}
