import "server-only";
import type { PoolConnection, RowDataPacket } from "mysql2/promise";
import type { SnapshotTable, StoreSnapshot } from "@/lib/db/open-snapshot";
import { storedTables } from "@/lib/db/stored-table";
import { AppError } from "@/lib/errors";
import { countMysqlRows, mysqlRows, newestMysqlMigration, openMysqlSession, refuseOthers } from "./mysql-session";
import { nameOfSchema } from "./name-of-schema";

/** One transaction whose snapshot begins at once, not with its first read. */
export async function openMysqlSnapshot(url: string, others: "allowed" | "refused"): Promise<StoreSnapshot> {
  const session = openMysqlSession(url);
  const connection = await session.pool.getConnection().catch(async (error: unknown) => {
    await session.pool.end();
    throw error;
  });
  const close = async () => {
    connection.destroy(); // also in the middle of a stream
    await session.pool.end();
  };
  try {
    if (others === "refused") await refuseOthers(session);
    await connection.query("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    await connection.query("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    const standing = await standingColumns(connection);
    if (!standing.has("__drizzle_migrations")) {
      throw new AppError("There is no store in this database. Has Querent been started on it?");
    }
    const schema = nameOfSchema("mysql", await newestMysqlMigration(connection));
    const tables: SnapshotTable[] = [];
    for (const { name, columns } of storedTables()) {
      const known = columns.map((column) => column.name).filter((column) => standing.get(name)?.has(column));
      if (known.length > 0) {
        tables.push({ name, columns: known, rowCount: await countMysqlRows(connection, name) });
      }
    }
    return { dialect: "mysql", schema, tables, rows: (table) => mysqlRows(connection, table), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function standingColumns(connection: PoolConnection): Promise<Map<string, Set<string>>> {
  const [rows] = await connection.query<RowDataPacket[]>(
    "SELECT table_name AS name, column_name AS col FROM information_schema.columns WHERE table_schema = DATABASE()",
  );
  const tables = Map.groupBy(rows, ({ name }) => String(name));
  return new Map([...tables].map(([name, columns]) => [name, new Set(columns.map(({ col }) => String(col)))]));
}
