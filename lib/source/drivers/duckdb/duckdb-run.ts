import "server-only";
import { type DuckDBConnection, type DuckDBInstance, type DuckDBResult, StatementType } from "@duckdb/node-api";
import type { DriverRows, RunOptions } from "@/lib/source/driver";
import { StoppedError, watchLimits } from "@/lib/source/drivers/watch-limits";
import type { Cell } from "@/lib/source/schema";
import { duckdbCell, duckdbResultType } from "./duckdb-cells";

/** What a statement other than one SELECT is refused with; DuckDB's own parser decides. */
export class NotOneSelectError extends Error {
  override readonly name = "NotOneSelectError";
}

async function start(connection: DuckDBConnection, sql: string): Promise<DuckDBResult> {
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw new NotOneSelectError("only one statement can be run");
  const prepared = await statements.prepare(0);
  if (prepared.statementType !== StatementType.SELECT) throw new NotOneSelectError("only SELECT can be run");
  return prepared.stream();
}

async function keepRows(result: DuckDBResult, rowCountMax: number): Promise<DriverRows> {
  const types = result.columnTypes();
  const columns = result.columnNames().map((name, index) => {
    const type = types[index] ?? result.columnType(index);
    return { name, databaseType: type.toString(), type: duckdbResultType(type) };
  });
  const rows: Cell[][] = [];
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const row of chunk.getRows()) {
      if (rows.length === rowCountMax) return { columns, rows, truncated: true };
      rows.push(row.map(duckdbCell));
    }
  }
  return { columns, rows, truncated: false };
}

/**
 * Runs one SELECT in a read-only transaction on a connection of its own, which is cheap in DuckDB and ends with the query.
 * Fails: throws the engine's error, NotOneSelectError, or StoppedError when the watch interrupted it.
 */
export async function runDuckdb(instance: DuckDBInstance, sql: string, options: RunOptions): Promise<DriverRows> {
  const connection = await instance.connect();
  const watch = watchLimits(options, () => connection.interrupt());
  try {
    const stoppedEarly = watch.stoppedBy();
    if (stoppedEarly !== null) throw new StoppedError(stoppedEarly);
    await connection.run("BEGIN TRANSACTION READ ONLY");
    const rows = await keepRows(await start(connection, sql), options.rowCountMax);
    // An interrupt between two chunks may only have shortened the stream.
    const reason = watch.stoppedBy();
    if (reason !== null) throw new StoppedError(reason);
    return rows;
  } catch (error) {
    const reason = watch.stoppedBy();
    throw reason === null ? error : new StoppedError(reason);
  } finally {
    watch.end();
    // Closing ends the transaction.
    connection.closeSync();
  }
}
