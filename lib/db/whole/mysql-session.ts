import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { Connection as PlainConnection } from "mysql2";
import type { PoolConnection, RowDataPacket } from "mysql2/promise";
import { openMysqlPool } from "@/lib/db/mysql-pool";
import { StoreInUse } from "@/lib/db/store-in-use";
import { inBatches, type StoredRow } from "@/lib/db/stored-table";

/** A connection that was closed is listed for a moment more. A server's stay open. */
const goneMs = 1_000;
const lookAgainMs = 50;

/** One connection with the session that all of ours have, and its end. */
export async function openMysqlSession(url: string): Promise<{ connection: PoolConnection; end(): Promise<void> }> {
  const pool = openMysqlPool(url);
  try {
    const connection = await pool.getConnection();
    // A reader who is slow to take rows (a pipe to another machine) is not hung up on.
    await connection.query("SET SESSION net_write_timeout = 3600, wait_timeout = 86400");
    return { connection, end: () => pool.end() };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/**
 * Fails: throws `StoreInUse` while others are connected to the database. Without the right to see all connections, MySQL shows those of
 * the same account, which is the account of the instances.
 */
export async function refuseOthers(connection: PoolConnection): Promise<void> {
  const giveUpAt = performance.now() + goneMs;
  let hosts = await hostsOfOthers(connection);
  while (hosts.length > 0 && performance.now() < giveUpAt) {
    await delay(lookAgainMs);
    hosts = await hostsOfOthers(connection);
  }
  if (hosts.length === 0) return;
  throw new StoreInUse(
    `Others are connected to this database (${hosts.length}, from ${[...new Set(hosts)].join(", ")}): Querent may be running on it. Stop all its instances, and try again; if these are others, add --in-use.`,
  );
}

/** As `refuseOthers`, with a connection of its own. */
export async function refuseOthersOf(url: string): Promise<void> {
  const { connection, end } = await openMysqlSession(url);
  try {
    await refuseOthers(connection);
  } finally {
    connection.destroy();
    await end();
  }
}

/** One for each connection. */
async function hostsOfOthers(connection: PoolConnection): Promise<string[]> {
  const [[mine]] = await connection.query<RowDataPacket[]>("SELECT CONNECTION_ID() AS id, DATABASE() AS name");
  const [all] = await connection.query<RowDataPacket[]>("SHOW PROCESSLIST");
  const others = all.filter(({ Id, db }) => db === mine?.name && Number(Id) !== Number(mine?.id));
  return others.map(({ Host }) => String(Host).replace(/:\d+$/, ""));
}

/** The rows of a table with these columns, as the server sends them. */
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
