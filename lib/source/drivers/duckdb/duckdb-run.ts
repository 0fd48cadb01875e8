import "server-only";
import {
  type DuckDBConnection,
  type DuckDBInstance,
  type DuckDBPreparedStatement,
  type DuckDBResult,
  StatementType,
} from "@duckdb/node-api";
import type { DriverRows, RunOptions } from "@/lib/source/driver";
import { KeptRows } from "@/lib/source/drivers/kept-rows";
import { StoppedError, watchLimits } from "@/lib/source/drivers/watch-limits";
import { duckdbCell, duckdbResultType } from "./duckdb-cells";

/** What a statement other than one SELECT is refused with; DuckDB's own parser decides. */
export class NotOneSelectError extends Error {
  override readonly name = "NotOneSelectError";
}

async function prepareSelect(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw new NotOneSelectError("only one statement can be run");
  const prepared = await statements.prepare(0);
  if (prepared.statementType !== StatementType.SELECT) throw new NotOneSelectError("only SELECT can be run");
  return prepared;
}

/** An interrupt ends what runs in that instant; what begins right after it would run on. */
const interruptEveryMs = 100;

type Start = (connection: DuckDBConnection) => Promise<DuckDBResult>;

async function keepRows(result: DuckDBResult, options: RunOptions): Promise<DriverRows> {
  const types = result.columnTypes();
  const columns = result.columnNames().map((name, index) => {
    const type = types[index] ?? result.columnType(index);
    return { name, databaseType: type.toString(), type: duckdbResultType(type) };
  });
  const kept = new KeptRows(options);
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (let index = 0; index < chunk.rowCount; index++) {
      if (!kept.add(chunk.getRowValues(index).map(duckdbCell))) return { columns, rows: kept.rows, truncated: true };
    }
  }
  return { columns, rows: kept.rows, truncated: false };
}

/** Runs one SELECT. Fails: throws the engine's error, NotOneSelectError, TooLargeError or StoppedError. */
export function runDuckdb(instance: DuckDBInstance, sql: string, options: RunOptions): Promise<DriverRows> {
  return withConnection(instance, options, async (connection) => (await prepareSelect(connection, sql)).stream());
}

/** How one SELECT would be run, as JSON in the second cell. Fails: as `runDuckdb`. */
export function explainDuckdb(
  instance: DuckDBInstance,
  sql: string,
  options: Omit<RunOptions, "rowCountMax">,
): Promise<DriverRows> {
  return withConnection(instance, { ...options, rowCountMax: 1 }, async (connection) => {
    await prepareSelect(connection, sql);
    return connection.stream(`EXPLAIN (FORMAT json) ${sql}`);
  });
}

/**
 * Works in a read-only transaction on a connection of its own, which is cheap in DuckDB and ends with the query.
 * Fails: throws StoppedError when the watch interrupted it, and whatever `start` throws.
 */
async function withConnection(instance: DuckDBInstance, options: RunOptions, start: Start): Promise<DriverRows> {
  const connection = await instance.connect();
  let interrupting: NodeJS.Timeout | undefined;
  const watch = watchLimits(options, () => {
    connection.interrupt();
    interrupting ??= setInterval(() => connection.interrupt(), interruptEveryMs);
  });
  try {
    const stoppedEarly = watch.stoppedBy();
    if (stoppedEarly !== null) throw new StoppedError(stoppedEarly);
    // DuckDB counts rows here without their long texts: with its own megabyte it would hold 40,000 of them ready.
    await connection.run("SET streaming_buffer_size = '32KB'");
    await connection.run("BEGIN TRANSACTION READ ONLY");
    const rows = await keepRows(await start(connection), options);
    // An interrupt between two chunks may only have shortened the stream.
    const reason = watch.stoppedBy();
    if (reason !== null) throw new StoppedError(reason);
    return rows;
  } catch (error) {
    const reason = watch.stoppedBy();
    throw reason === null ? error : new StoppedError(reason);
  } finally {
    watch.end();
    clearInterval(interrupting);
    // Closing ends the transaction.
    connection.closeSync();
  }
}
