import "server-only";
import type { Connection as MysqlCore } from "mysql2";

/** "Unknown command": a server of the family without prepared statements. */
const unknownCommand = 1047;

/**
 * Whether a statement gives rows to whoever sends it, by the server's own reading and without running it. That leaves out
 * what a read-only transaction does not stop: SELECT … INTO OUTFILE, CALL, and MariaDB's BEGIN NOT ATOMIC … END, which is one
 * statement to the protocol but may end the transaction and begin one that writes.
 * Fails: rejects with the server's error when the statement is none.
 */
export function givesRows(core: MysqlCore, sql: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    core.prepare(sql, (error, statement) => {
      if (error) {
        if (error.errno === unknownCommand) resolve(true);
        else reject(error);
        return;
      }
      // The typings leave the columns out.
      const { columns } = statement as unknown as { columns: readonly unknown[] };
      core.unprepare(sql);
      resolve(columns.length > 0);
    });
  });
}
