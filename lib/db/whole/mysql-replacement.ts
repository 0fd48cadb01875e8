import "server-only";
import type { PoolConnection, RowDataPacket } from "mysql2/promise";
import { withMigrationLock } from "@/lib/db/migration-lock";
import type { StoreReplacement } from "@/lib/db/open-replacement";
import { inBatches, type StoredRow, type StoredTable, storedTables } from "@/lib/db/stored-table";
import { AppError } from "@/lib/errors";
import { dropLeftovers, incoming, outgoing } from "./leftover-tables";
import { countMysqlRows, mysqlRows, newestMysqlMigration, openMysqlSession, refuseOthers } from "./mysql-session";
import { nameOfSchema } from "./name-of-schema";

/** How long transactions of others may hold up the exchange. */
const lockSeconds = 30;

/**
 * Fills tables beside those that stand and exchanges all of them by one RENAME TABLE, which happens as a whole or not at all, also when
 * the server dies in it. A transaction over all rows would be too large for a Galera or TiDB cluster.
 * Source: https://mariadb.com/docs/server/reference/sql-statements/data-definition/atomic-ddl
 */
export async function openMysqlReplacement(url: string, others: "allowed" | "refused"): Promise<StoreReplacement> {
  const session = openMysqlSession(url);
  const { pool } = session;
  const lock = holdLock(pool);
  const close = async () => {
    await lock.end();
    await dropLeftovers(pool).finally(() => pool.end());
  };
  try {
    const connection = await lock.connection;
    if (others === "refused") await refuseOthers(session);
    nameOfSchema("mysql", await newestMysqlMigration(connection));
    const standing = await countAll(connection);
    const bytesMax = await statementBytesMax(connection);
    return {
      standing,
      begin: () => makeIncoming(connection),
      insert: (table, rows) => insert(connection, table, { rows, bytesMax }),
      rows: ({ name, columns }) =>
        mysqlRows(connection, { name: incoming + name, columns: columns.map((column) => column.name) }),
      async commit() {
        if (others === "refused") await refuseOthers(session);
        await exchange(connection);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The lock of migrations, held until `end`: an instance that starts meanwhile waits, and so does another command like this one. */
function holdLock(pool: Parameters<typeof withMigrationLock>[0]) {
  const got = Promise.withResolvers<PoolConnection>();
  const over = Promise.withResolvers<never>();
  const held = withMigrationLock(pool, (connection) => {
    got.resolve(connection);
    return over.promise;
  });
  // Without the lock there is no connection; afterwards its end is as it was asked for.
  const ended = held.catch((error: unknown) => got.reject(error));
  return {
    connection: got.promise,
    async end() {
      // Ended as if it had failed: the connection, which may be in the middle of rows, is destroyed.
      over.reject(new AppError("over"));
      await ended;
    },
  };
}

async function makeIncoming(connection: PoolConnection): Promise<void> {
  await dropLeftovers(connection);
  for (const { name } of storedTables()) await connection.query(`CREATE TABLE \`${incoming}${name}\` LIKE \`${name}\``);
}

async function exchange(connection: PoolConnection): Promise<void> {
  await connection.query(`SET SESSION lock_wait_timeout = ${lockSeconds}`);
  const pairs = storedTables().map(
    ({ name }) => `\`${name}\` TO \`${outgoing}${name}\`, \`${incoming}${name}\` TO \`${name}\``,
  );
  await connection.query(`RENAME TABLE ${pairs.join(", ")}`);
}

/** Tables that hold something, with their rows. */
async function countAll(connection: PoolConnection): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { name } of storedTables()) {
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
