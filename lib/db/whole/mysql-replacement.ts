import "server-only";
import type { PoolConnection, RowDataPacket } from "mysql2/promise";
import type { StoreReplacement } from "@/lib/db/open-replacement";
import { inBatches, type StoredRow, type StoredTable, storedTables } from "@/lib/db/stored-table";
import { AppError } from "@/lib/errors";
import { countMysqlRows, mysqlRows, openMysqlSession, refuseOthers } from "./mysql-session";

/** Tables that are being filled, and those that they took the place of. A command that died leaves some; the next takes them away. */
const [incoming, outgoing] = ["restoring_", "replaced_"] as const;
/** How long transactions of others may hold up the exchange. */
const lockSeconds = 30;

/**
 * Fills tables beside those that stand and exchanges all of them by one RENAME TABLE, which happens as a whole or not at all, also when
 * the server dies in it. A transaction over all rows would be too large for a Galera or TiDB cluster.
 * Source: https://mariadb.com/docs/server/reference/sql-statements/data-definition/atomic-ddl
 */
export async function openMysqlReplacement(url: string, others: "allowed" | "refused"): Promise<StoreReplacement> {
  const { connection, end } = await openMysqlSession(url);
  const names = storedTables().map(({ name }) => name);
  let begun = false;
  const close = async () => {
    try {
      if (begun) await dropLeftovers(connection);
    } finally {
      connection.destroy();
      await end();
    }
  };
  try {
    if (others === "refused") await refuseOthers(connection);
    await takeTurn(connection);
    const standing = await countAll(connection, names);
    const bytesMax = await statementBytesMax(connection);
    return {
      standing,
      async begin() {
        begun = true;
        await dropLeftovers(connection);
        for (const name of names) await connection.query(`CREATE TABLE \`${incoming}${name}\` LIKE \`${name}\``);
      },
      insert: (table, rows) => insert(connection, table, { rows, bytesMax }),
      rows: ({ name, columns }) =>
        mysqlRows(connection, { name: incoming + name, columns: columns.map((column) => column.name) }),
      async commit() {
        if (others === "refused") await refuseOthers(connection);
        await connection.query(`SET SESSION lock_wait_timeout = ${lockSeconds}`);
        const pairs = names.map(
          (name) => `\`${name}\` TO \`${outgoing}${name}\`, \`${incoming}${name}\` TO \`${name}\``,
        );
        await connection.query(`RENAME TABLE ${pairs.join(", ")}`);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Belongs to the connection: a command that dies gives it back. */
async function takeTurn(connection: PoolConnection): Promise<void> {
  const [[row]] = await connection.query<RowDataPacket[]>(
    "SELECT GET_LOCK(CONCAT('querent-restore:', MD5(DATABASE())), 0) AS taken",
  );
  if (Number(row?.taken) !== 1) throw new AppError("Another command is filling this database. Wait for its end.");
}

async function countAll(connection: PoolConnection, names: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names) {
    const count = await countMysqlRows(connection, name);
    if (count > 0) counts.set(name, count);
  }
  return counts;
}

/** Half of what the server takes in one piece: escaping makes a statement longer than its values. */
async function statementBytesMax(connection: PoolConnection): Promise<number> {
  const [[row]] = await connection.query<RowDataPacket[]>("SELECT @@max_allowed_packet AS bytes");
  return Math.min(1024 * 1024, Number(row?.bytes) / 2);
}

async function insert(
  connection: PoolConnection,
  { name, columns }: StoredTable,
  { rows, bytesMax }: { readonly rows: readonly StoredRow[]; readonly bytesMax: number },
): Promise<void> {
  const head = `INSERT INTO \`${incoming}${name}\` (${columns.map((column) => `\`${column.name}\``).join(", ")}) VALUES ?`;
  try {
    for await (const batch of inBatches(rows, bytesMax)) await connection.query(head, [batch]);
  } catch (cause) {
    throw new AppError(`A row of "${name}" cannot be stored in this database`, { cause });
  }
}

async function dropLeftovers(connection: PoolConnection): Promise<void> {
  const left = await leftoverTables(connection);
  if (left.length > 0) await connection.query(`DROP TABLE ${left.map((name) => `\`${name}\``).join(", ")}`);
}

/** Tables of a restore that was interrupted. */
export async function leftoverTables(connection: PoolConnection): Promise<string[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()",
  );
  const known = new Set(storedTables().flatMap(({ name }) => [incoming + name, outgoing + name]));
  return rows.map(({ name }) => String(name)).filter((name) => known.has(name));
}
