import "server-only";
import type { Socket } from "node:net";
import pg, { type FieldDef } from "pg";
import type { DriverRows, RunOptions } from "@/lib/source/driver";
import { KeptRows } from "@/lib/source/drivers/kept-rows";
import { errorCode } from "@/lib/source/drivers/refusals";
import { StoppedError, watchLimits } from "@/lib/source/drivers/watch-limits";
import { postgresCell, postgresColumn } from "./postgres-cells";
import { givesRows } from "./postgres-gives-rows";
import type { PostgresPool } from "./postgres-pool";

/** How much longer than the server's own limit the driver waits before it cancels the query itself. */
const graceMs = 1_000;
const queryCanceled = "57014";
const lockNotAvailable = "55P03";

/** A statement without a result set: nothing that a source is asked. */
export class NoResultError extends Error {
  override readonly name = "NoResultError";
  constructor() {
    super("the statement gives no rows");
  }
}

/** What a server still sends after the last row that counts is left in the network, not read into memory. */
function stopReading(client: pg.PoolClient): void {
  // The typings leave the socket out. Releasing the client as broken destroys it.
  (client as unknown as { connection: { stream: Socket } }).connection.stream.pause();
}

type Bounds = Pick<RunOptions, "rowCountMax" | "byteCountMax">;

/** Reads rows as they arrive and stops at the first one too many. `onTooMany` must make the server stop sending. */
function stream(client: pg.PoolClient, sql: string, bounds: Bounds, onTooMany: () => void): Promise<DriverRows> {
  return new Promise((resolve, reject) => {
    let columns: DriverRows["columns"] = [];
    const kept = new KeptRows(bounds);
    const end = (finish: () => void) => {
      stopReading(client);
      finish();
      onTooMany();
    };
    // The extended protocol takes one statement only; a second one behind a semicolon is a syntax error there. The typings
    // know neither `queryMode` nor what the query class accepts besides text.
    const query = client.query(
      new pg.Query({ text: sql, rowMode: "array", queryMode: "extended" } as unknown as pg.QueryConfig),
    );
    query.on("row", (row: (string | null)[], result) => {
      if (kept.truncated) return;
      const fields: FieldDef[] = result?.fields ?? [];
      if (columns.length === 0) columns = fields.map(postgresColumn);
      try {
        const cells = fields.map((field, index) =>
          postgresCell(row[index] ?? null, field, columns[index]?.type ?? "other"),
        );
        if (!kept.add(cells)) end(() => resolve({ columns, rows: kept.rows, truncated: true }));
      } catch (error) {
        end(() => reject(error));
      }
    });
    query.on("error", reject);
    query.on("end", (result) => {
      // Without rows the columns are known from the description alone.
      if (columns.length === 0) columns = (result.fields ?? []).map(postgresColumn);
      resolve({ columns, rows: kept.rows, truncated: kept.truncated });
    });
  });
}

/** Ends the transaction. Whether that worked, and so whether the connection is still one to work with. */
async function rollBack(client: pg.PoolClient): Promise<boolean> {
  return client.query("ROLLBACK").then(
    () => true,
    () => false,
  );
}

/**
 * Runs one statement in a read-only transaction and ends the transaction.
 * Fails: throws the driver's error, NoResultError, TooLargeError, or StoppedError when the watch or the server's own limit stopped it.
 */
export async function runPostgres(pool: PostgresPool, sql: string, options: RunOptions): Promise<DriverRows> {
  const client = await pool.acquire();
  let clean = false;
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
    stopIfAsked(watch.stoppedBy());
    const timeoutMs = Math.max(1, Math.ceil(options.timeoutMs));
    await client.query(
      `BEGIN READ ONLY; SET LOCAL statement_timeout = ${timeoutMs}; SET LOCAL lock_timeout = ${timeoutMs}`,
    );
    if (!(await givesRows(client, sql))) throw new NoResultError();
    stopIfAsked(watch.stoppedBy());
    const rows = await stream(client, sql, options, cancel);
    stopIfAsked(watch.stoppedBy());
    if (cancelling === null) clean = await rollBack(client);
    return rows;
  } catch (error) {
    stopIfAsked(watch.stoppedBy());
    // An error in the SQL leaves the connection usable; ending the transaction proves it.
    if (cancelling === null) clean = await rollBack(client);
    // Nobody here asked for it, so it was the server's own limit.
    if (errorCode(error) === queryCanceled || errorCode(error) === lockNotAvailable) throw new StoppedError("timeout");
    throw error;
  } finally {
    watch.end();
    // The cancel has to arrive before the connection is gone, else the server runs on.
    await cancelling;
    client.off("error", ignore);
    pool.release(client, clean ? "clean" : "broken");
  }
}

function stopIfAsked(reason: "cancelled" | "timeout" | null): void {
  if (reason !== null) throw new StoppedError(reason);
}
