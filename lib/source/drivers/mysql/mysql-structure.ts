import "server-only";
import type { DriverRows, IntrospectionProgress } from "@/lib/source/driver";
import { groupKeys, type KeyRow } from "@/lib/source/drivers/group-keys";
import {
  type AccountRisk,
  accountRiskSchema,
  type Cell,
  type ConnectionTest,
  type SourceStructure,
  type TableStructure,
} from "@/lib/source/schema";
import { mysqlDataType } from "./mysql-types";

type Read = (sql: string) => Promise<DriverRows>;

const tablesSql = `SELECT table_name, table_type, table_comment, table_rows FROM information_schema.tables
  WHERE table_schema = DATABASE() AND table_type IN ('BASE TABLE', 'VIEW', 'SYSTEM VERSIONED') ORDER BY table_name`;
const columnsSql = `SELECT table_name, column_name, data_type, column_type, is_nullable, column_comment
  FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position`;
const uniqueSql = `SELECT table_name, index_name, column_name FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND non_unique = 0 ORDER BY table_name, index_name, seq_in_index`;
const foreignSql = `SELECT table_name, constraint_name, column_name, referenced_table_name, referenced_column_name
  FROM information_schema.key_column_usage
  WHERE table_schema = DATABASE() AND referenced_table_schema = DATABASE()
  ORDER BY table_name, constraint_name, ordinal_position`;
/** Privileges on everything, on the database and on single tables. */
const privilegesSql = `SELECT DISTINCT privilege_type FROM (
    SELECT privilege_type FROM information_schema.user_privileges
    UNION ALL SELECT privilege_type FROM information_schema.schema_privileges WHERE table_schema = DATABASE()
    UNION ALL SELECT privilege_type FROM information_schema.table_privileges WHERE table_schema = DATABASE()
  ) p`;
/** Each is worth a warning with its own words. */
const riskyPrivileges: Record<AccountRisk, readonly string[]> = {
  superuser: ["SUPER", "SYSTEM_USER", "CREATE USER"],
  files: ["FILE"],
  write: ["INSERT", "UPDATE", "DELETE", "DROP", "ALTER", "CREATE"],
};

const text = (cell: Cell | undefined): string => String(cell ?? "");
const textOrNull = (cell: Cell | undefined): string | null => (cell === null || cell === "" ? null : text(cell));

async function readRisks(read: Read): Promise<AccountRisk[]> {
  const { rows } = await read(privilegesSql);
  const held = new Set(rows.map(([privilege]) => text(privilege).toUpperCase()));
  return accountRiskSchema.options.filter((risk) => riskyPrivileges[risk].some((privilege) => held.has(privilege)));
}

async function readVersion(read: Read): Promise<string> {
  const { rows } = await read("SELECT VERSION()");
  return text(rows[0]?.[0]);
}

/** What a connection test shows. */
export async function readMysqlSummary(read: Read): Promise<ConnectionTest> {
  const [serverVersion, tables, accountRisks] = [await readVersion(read), await read(tablesSql), await readRisks(read)];
  const canWrite = accountRisks.includes("write");
  return { serverVersion, tableCount: tables.rows.length, canWrite, accountRisks };
}

function keyRows(rows: Cell[][]): KeyRow[] {
  return rows.map((row) => ({ table: text(row[0]), key: text(row[1]), column: text(row[2]) }));
}

function foreignKeysOf(rows: readonly Cell[][]): TableStructure["foreignKeys"] {
  return [...Map.groupBy(rows, (row) => row[1]).values()].map((parts) => ({
    columns: parts.map((row) => text(row[2])),
    referencedSchema: null,
    referencedTable: text(parts[0]?.[3]),
    referencedColumns: parts.map((row) => text(row[4])),
  }));
}

/** Reads the structure of the connection's database in a few queries, however many tables it has. */
export async function readMysqlStructure(
  read: Read,
  onProgress: (progress: IntrospectionProgress) => void,
): Promise<SourceStructure> {
  const serverVersion = await readVersion(read);
  onProgress({ stage: "structure", done: 0, total: 0, table: null });
  const [database, tables, columns, unique, foreign, accountRisks] = await Promise.all([
    read("SELECT DATABASE()"),
    read(tablesSql),
    read(columnsSql),
    read(uniqueSql),
    read(foreignSql),
    readRisks(read),
  ]);
  const columnsByTable = Map.groupBy(columns.rows, (row) => text(row[0]));
  const keysByTable = groupKeys(keyRows(unique.rows));
  const foreignByTable = Map.groupBy(foreign.rows, (row) => text(row[0]));
  return {
    kind: "mysql",
    database: textOrNull(database.rows[0]?.[0]),
    serverVersion,
    capturedAt: new Date().toISOString(),
    unreadable: [],
    canWrite: accountRisks.includes("write"),
    accountRisks,
    tables: tables.rows.map((row) => {
      const name = text(row[0]);
      const keys = keysByTable.get(name) ?? new Map<string, string[]>();
      return {
        schema: null,
        name,
        kind: row[1] === "VIEW" ? "view" : "table",
        // MySQL writes the word VIEW where a view's comment would stand.
        comment: row[1] === "VIEW" ? null : textOrNull(row[2]),
        rowEstimate: row[3] === null || row[3] === undefined ? null : Number(row[3]),
        columns: (columnsByTable.get(name) ?? []).map((column) => ({
          name: text(column[1]),
          databaseType: text(column[3]),
          type: mysqlDataType(text(column[2]), text(column[3])),
          nullable: column[4] === "YES",
          comment: textOrNull(column[5]),
          statistics: null,
        })),
        primaryKey: keys.get("PRIMARY") ?? [],
        uniqueKeys: [...keys].filter(([key]) => key !== "PRIMARY").map(([, parts]) => parts),
        foreignKeys: foreignKeysOf(foreignByTable.get(name) ?? []),
      };
    }),
  };
}
