import "server-only";
import type { Pool, RowDataPacket } from "mysql2/promise";
import type { MysqlFacts, SchemaState } from "@/lib/db/examine-store";
import { openMysqlPool } from "@/lib/db/mysql-pool";
import { storedTables } from "@/lib/db/stored-table";
import { leftoverTables } from "./leftover-tables";
import { newestMysqlMigration } from "./mysql-session";
import { schemaState } from "./schema-state";

const variables = [
  ...["sql_mode", "time_zone", "character_set_database", "max_allowed_packet", "max_connections", "read_only"],
  ...["super_read_only", "innodb_flush_log_at_trx_commit"],
];

export async function examineMysql(url: string): Promise<MysqlFacts> {
  const pool = openMysqlPool(url);
  try {
    const [[version]] = await pool.query<RowDataPacket[]>("SELECT VERSION() AS text");
    const text = String(version?.text);
    return {
      dialect: "mysql",
      version: text,
      isMariadb: /mariadb/i.test(text),
      variables: await valuesOf(
        pool,
        `SHOW VARIABLES WHERE Variable_name IN (${variables.map((name) => `'${name}'`)})`,
      ),
      clockSkewMs: await clockSkewMs(pool),
      clusterStatus: await clusterStatus(pool),
      otherEngines: await otherEngines(pool),
      leftovers: await leftoverTables(pool),
      schema: await schemaOf(pool),
    };
  } finally {
    await pool.end();
  }
}

async function valuesOf(pool: Pool, sql: string): Promise<Map<string, string>> {
  const [rows] = await pool.query<RowDataPacket[]>(sql);
  return new Map(rows.map((row) => [String(row.Variable_name), String(row.Value)]));
}

/** Nulls: no cluster; a lone MariaDB has the variables of one all the same. */
async function clusterStatus(pool: Pool): Promise<string | null> {
  const on = (await valuesOf(pool, "SHOW VARIABLES LIKE 'wsrep_on'")).get("wsrep_on");
  const status = await valuesOf(pool, "SHOW STATUS LIKE 'wsrep_cluster_status'");
  return on === "ON" ? (status.get("wsrep_cluster_status") ?? null) : null;
}

/** Against the middle of the time that asking took. */
async function clockSkewMs(pool: Pool): Promise<number> {
  const askedAt = Date.now();
  const [[row]] = await pool.query<RowDataPacket[]>("SELECT UNIX_TIMESTAMP(NOW(3)) * 1000 AS now");
  return Number(row?.now) - (askedAt + Date.now()) / 2;
}

async function otherEngines(pool: Pool): Promise<string[]> {
  const [rows] = await pool.query<RowDataPacket[]>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND engine <> 'InnoDB'",
  );
  const ours = new Set(storedTables().map(({ name }) => name));
  return rows.map(({ name }) => String(name)).filter((name) => ours.has(name));
}

async function schemaOf(pool: Pool): Promise<SchemaState | null> {
  const [there] = await pool.query<RowDataPacket[]>("SHOW TABLES LIKE '\\_\\_drizzle\\_migrations'");
  if (there.length === 0) return null;
  return schemaState("mysql", await newestMysqlMigration(pool));
}
