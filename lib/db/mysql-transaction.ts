import "server-only";
import { DrizzleQueryError } from "drizzle-orm";
import { drizzle } from "drizzle-orm/mysql2";
import type { Pool, PoolConnection } from "mysql2/promise";
import { isLost, isRefused, isUndone, tryAgain } from "@/lib/db/mysql-failure";
import { onConnection, withLimits } from "@/lib/db/mysql-pool";
import type { Database } from "@/lib/db/open-store";

/** How far an attempt has come. */
type Progress = { step: "begin" | "work" | "commit" };
const atFirst = (): Progress => ({ step: "begin" });

/**
 * Runs `work` in one transaction, and anew where nothing of it stands: the server has undone it for somebody else's sake, or the
 * connection was lost before the end was asked for. Lost while it was, nobody knows, and it fails.
 */
export async function mysqlTransaction<T>(pool: Pool, work: (tx: Database) => Promise<T>): Promise<T> {
  let progress = atFirst();
  const attempt = async () => {
    progress = atFirst();
    try {
      return await onConnection(pool, (connection) => runOnce(connection, progress, work));
    } catch (error) {
      // As the query builder reports those of its own statements.
      throw progress.step === "work" ? error : new DrizzleQueryError(progress.step, [], error as Error);
    }
  };
  return await tryAgain(attempt, (error, attemptCount) => {
    const isKnown = progress.step !== "commit" && attemptCount === 1 && (isLost(error) || isRefused(error));
    return isUndone(error) || isKnown;
  });
}

async function runOnce<T>(
  connection: PoolConnection,
  progress: Progress,
  work: (tx: Database) => Promise<T>,
): Promise<T> {
  const limited = withLimits(connection);
  try {
    await limited.query({ sql: "begin" });
    progress.step = "work";
    // Of a connection the builder takes nothing but `query`.
    const value = await work(drizzle({ client: limited as PoolConnection }));
    progress.step = "commit";
    await limited.query({ sql: "commit" });
    return value;
  } catch (error) {
    // Closing a connection undoes what was begun on it.
    if (isLost(error)) connection.destroy();
    else await limited.query({ sql: "rollback" }).catch(() => connection.destroy());
    throw error;
  }
}
