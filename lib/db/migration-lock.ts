import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { Pool, PoolConnection, ResultSetHeader, RowDataPacket } from "mysql2/promise";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";

const waitSecondsMax = 120;
/** A holder says so often that it lives; one that was silent for the lease is taken for dead. */
const leaseSeconds = 30;
const renewMs = 5_000;
const pollMs = 500;
/** What a node of a cluster answers when another one was quicker. */
const deadlock = "ER_LOCK_DEADLOCK";

/**
 * Makes instances that start together take turns. GET_LOCK belongs to its connection, so that a process that dies gives it back at
 * once; it does not reach across the nodes of a Galera cluster, where a row is held for a time that is prolonged.
 */
export async function withMigrationLock<T>(pool: Pool, work: (connection: PoolConnection) => Promise<T>): Promise<T> {
  const connection = await pool.getConnection();
  try {
    const release = (await isCluster(connection)) ? await leaseRow(pool, connection) : await nameLock(connection);
    const value = await work(connection).finally(release.stop);
    await release.give();
    connection.release();
    return value;
  } catch (error) {
    connection.destroy(); // its lock goes with it
    throw error;
  }
}

type Held = {
  /** Ends what keeps it. */
  stop(): void;
  /** Lets the next one have it. */
  give(): Promise<void>;
};

async function isCluster(connection: PoolConnection): Promise<boolean> {
  const [[row]] = await connection.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'wsrep_cluster_size'");
  return Number(row?.Value ?? 0) > 0;
}

/** One lock per database; MySQL allows names of at most 64 characters. */
async function nameLock(connection: PoolConnection): Promise<Held> {
  const [[row]] = await connection.query<RowDataPacket[]>(
    "SELECT name, GET_LOCK(name, ?) AS taken FROM (SELECT CONCAT('querent:', MD5(DATABASE())) AS name) AS lock_name",
    [waitSecondsMax],
  );
  if (row?.taken !== 1) throw somebodyElse();
  return {
    stop: () => undefined,
    give: async () => {
      await connection.query("SELECT RELEASE_LOCK(?)", [row.name]);
    },
  };
}

async function leaseRow(pool: Pool, connection: PoolConnection): Promise<Held> {
  await connection.query(
    "CREATE TABLE IF NOT EXISTS `__migration_lock` (id int PRIMARY KEY, holder varchar(40) NOT NULL, held_until datetime(3) NOT NULL)",
  );
  await unlessOvertaken(connection, "INSERT IGNORE INTO `__migration_lock` VALUES (1, '', '2000-01-01')", []);
  const holder = newId();
  const until = `UTC_TIMESTAMP(3) + INTERVAL ${leaseSeconds} SECOND`;
  const take = `UPDATE \`__migration_lock\` SET holder = ?, held_until = ${until} WHERE id = 1 AND held_until < UTC_TIMESTAMP(3)`;
  const giveUpAt = performance.now() + waitSecondsMax * 1_000;
  while (!(await unlessOvertaken(connection, take, [holder]))) {
    if (performance.now() > giveUpAt) throw somebodyElse();
    await delay(pollMs);
  }
  // On another connection: this one may be at a statement that takes minutes. One that fails is made up for by the next.
  const prolong = `UPDATE \`__migration_lock\` SET held_until = ${until} WHERE id = 1 AND holder = ?`;
  const renewing = setInterval(() => void pool.query(prolong, [holder]).catch(() => undefined), renewMs);
  const free = "UPDATE `__migration_lock` SET held_until = '2000-01-01' WHERE id = 1 AND holder = ?";
  return {
    stop: () => clearInterval(renewing),
    give: async () => {
      await unlessOvertaken(connection, free, [holder]);
    },
  };
}

/** Whether a statement changed something; false too when another node of the cluster changed the same first. */
async function unlessOvertaken(connection: PoolConnection, sql: string, parameters: string[]): Promise<boolean> {
  try {
    const [result] = await connection.query<ResultSetHeader>(sql, parameters);
    return result.affectedRows > 0;
  } catch (error) {
    if ((error as { code?: unknown }).code !== deadlock) throw error;
    return false;
  }
}

function somebodyElse(): AppError {
  return new AppError(
    `Another Querent has been migrating this database for ${waitSecondsMax} s; start again when it is done`,
  );
}
