import "server-only";
import pg, { type FieldDef } from "pg";
import type { DriverRows, RunOptions } from "@/lib/source/driver";
import { errorCode } from "@/lib/source/drivers/refusals";
import { StoppedError, watchLimits } from "@/lib/source/drivers/watch-limits";
import type { Cell } from "@/lib/source/schema";
import { postgresCell, postgresColumn } from "./postgres-cells";
import type { PostgresPool } from "./postgres-pool";

/** How much longer than the server's own limit the driver waits before it cancels the query itself. */
const graceMs = 1_000;
const queryCanceled = "57014";

/** Reads rows as they arrive and stops at the first one too many. `onTooMany` must make the server stop sending. */
function stream(client: pg.PoolClient, sql: string, rowCountMax: number, onTooMany: () => void): Promise<DriverRows> {
  return new Promise((resolve, reject) => {
    let columns: DriverRows["columns"] = [];
    const rows: Cell[][] = [];
    // The extended protocol takes one statement only; a second one behind a semicolon is a syntax error there. The typings
    // know neither `queryMode` nor what the query class accepts besides text.
    const query = client.query(
      new pg.Query({ text: sql, rowMode: "array", queryMode: "extended" } as unknown as pg.QueryConfig),
    );
    query.on("row", (row: (string | null)[], result) => {
      const fields: FieldDef[] = result?.fields ?? [];
      if (columns.length === 0) columns = fields.map(postgresColumn);
      if (rows.length === rowCountMax) {
        resolve({ columns, rows, truncated: true });
        onTooMany();
        return;
      }
      rows.push(fields.map((field, index) => postgresCell(row[index] ?? null, field, columns[index]?.type ?? "other")));
    });
    query.on("error", reject);
    query.on("end", (result) => {
      // Without rows the columns are known from the description alone.
      if (columns.length === 0) columns = (result.fields ?? []).map(postgresColumn);
      resolve({ columns, rows, truncated: false });
    });
  });
}

/**
 * Runs one statement in a read-only transaction and ends the transaction.
 * Fails: throws the driver's error, or StoppedError when the watch or the server's own limit stopped it.
 */
export async function runPostgres(pool: PostgresPool, sql: string, options: RunOptions): Promise<DriverRows> {
  const client = await pool.acquire();
  let broken = true;
  let cancelling: Promise<void> | null = null;
  const cancel = () => {
    // A server that cannot be reached for it has lost this connection too; releasing it as broken ends it.
    cancelling ??= pool.cancel(client).catch(() => undefined);
  };
  const watch = watchLimits({ signal: options.signal, timeoutMs: options.timeoutMs + graceMs }, cancel);
  // A connection that breaks between two queries reports it here; the query itself reports it too.
  const ignore = () => undefined;
  client.on("error", ignore);
  try {
    const stoppedEarly = watch.stoppedBy();
    if (stoppedEarly !== null) throw new StoppedError(stoppedEarly);
    await client.query("BEGIN READ ONLY");
    await client.query(`SET LOCAL statement_timeout = ${Math.max(1, Math.ceil(options.timeoutMs))}`);
    const rows = await stream(client, sql, options.rowCountMax, cancel);
    if (!rows.truncated && cancelling === null) {
      await client.query("ROLLBACK");
      broken = false;
    }
    return rows;
  } catch (error) {
    const reason = watch.stoppedBy();
    if (reason !== null) throw new StoppedError(reason);
    // An error in the SQL leaves the connection usable; ending the transaction proves it.
    broken = await client.query("ROLLBACK").then(
      () => false,
      () => true,
    );
    // Nobody here asked for it, so it was the server's own limit.
    if (errorCode(error) === queryCanceled) throw new StoppedError("timeout");
    throw error;
  } finally {
    watch.end();
    // The cancel has to arrive before the connection is gone, else the server runs on.
    await cancelling;
    client.off("error", ignore);
    client.release(broken);
  }
}
