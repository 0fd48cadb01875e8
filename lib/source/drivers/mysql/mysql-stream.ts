import "server-only";
import type { Socket } from "node:net";
import type { FieldPacket, Connection as MysqlCore } from "mysql2";
import type { DriverRows, RunOptions } from "@/lib/source/driver";
import { KeptRows } from "@/lib/source/drivers/kept-rows";
import { mysqlCell, mysqlColumn } from "./mysql-cells";

/** A statement without a result set: nothing that a source is asked. */
export class NoResultError extends Error {
  override readonly name = "NoResultError";
  constructor() {
    super("the statement gives no rows");
  }
}

type Bounds = Pick<RunOptions, "rowCountMax" | "byteCountMax">;

/** What a server still sends after the last row that counts is left in the network, not read into memory. */
function stopReading(core: MysqlCore): void {
  // The typings leave the socket out.
  (core as unknown as { stream: Socket }).stream.pause();
}

/** Closes the socket at once: one that is paused would never hear that the other side has ended. */
export function endReading(core: MysqlCore): void {
  (core as unknown as { stream: Socket }).stream.destroy();
}

/** Reads rows as they arrive and stops at the first one too many. `onTooMany` must make the server stop sending. */
export function streamMysql(core: MysqlCore, sql: string, bounds: Bounds, onTooMany: () => void): Promise<DriverRows> {
  let onBroken: (error: Error) => void = () => undefined;
  const reading = new Promise<DriverRows>((resolve, reject) => {
    let fields: FieldPacket[] | null = null;
    let columns: DriverRows["columns"] = [];
    const kept = new KeptRows(bounds);
    const take = (row: readonly (Buffer | null)[], given: readonly FieldPacket[]) => {
      if (kept.truncated) return;
      const cells = given.map((field, index) => mysqlCell(row[index] ?? null, field, columns[index]?.type ?? "other"));
      if (kept.add(cells)) return;
      stopReading(core);
      resolve({ columns, rows: kept.rows, truncated: true });
      onTooMany();
    };
    // typeCast false: raw bytes, which mysqlCell turns into cells by the column's wire type.
    const query = core.query({ sql, rowsAsArray: true, typeCast: false });
    query.on("fields", (given: FieldPacket[] | undefined) => {
      fields = given ?? null;
      columns = given?.map(mysqlColumn) ?? [];
    });
    query.on("result", (row: unknown) => {
      // A statement without a result set reports a header object here.
      if (!Array.isArray(row) || fields === null) return;
      try {
        take(row, fields);
      } catch (error) {
        stopReading(core);
        reject(error);
        onTooMany();
      }
    });
    query.on("error", reject);
    query.on("end", () => {
      if (fields === null) reject(new NoResultError());
      else resolve({ columns, rows: kept.rows, truncated: kept.truncated });
    });
    // A connection that breaks says so itself, not the query that it was running.
    onBroken = reject;
    core.once("error", onBroken);
  });
  return reading.finally(() => core.off("error", onBroken));
}
