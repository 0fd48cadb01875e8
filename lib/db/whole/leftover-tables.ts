import type { Connection, RowDataPacket } from "mysql2/promise";
import { storedTables } from "@/lib/db/stored-table";

/** Tables that are being filled, and those that they took the place of. A command that died leaves some; the next takes them away. */
export const [incoming, outgoing] = ["restoring_", "replaced_"] as const;

type Asking = Pick<Connection, "query">;

/** Tables of a restore that was interrupted, or is going on. */
export async function leftoverTables(on: Asking): Promise<string[]> {
  const [rows] = await on.query<RowDataPacket[]>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()",
  );
  const known = new Set(storedTables().flatMap(({ name }) => [incoming + name, outgoing + name]));
  return rows.map(({ name }) => String(name)).filter((name) => known.has(name));
}

export async function dropLeftovers(on: Asking): Promise<void> {
  const left = await leftoverTables(on);
  if (left.length > 0) await on.query(`DROP TABLE ${left.map((name) => `\`${name}\``).join(", ")}`);
}
