import "server-only";
import type { DriverRows, IntrospectionProgress } from "@/lib/source/driver";
import type { Cell, ConnectionTest, SourceStructure, TableStructure } from "@/lib/source/schema";
import { duckdbDataType } from "./duckdb-cells";
import type { Footer } from "./duckdb-footers";

type Read = (sql: string) => Promise<DriverRows>;

const own = "database_name = current_database() AND NOT internal";
const tablesSql = `SELECT schema_name, table_name, comment, estimated_size, 'table' FROM duckdb_tables() WHERE ${own} AND NOT temporary
  UNION ALL SELECT schema_name, view_name, comment, NULL, 'view' FROM duckdb_views() WHERE ${own} AND NOT temporary
  ORDER BY 1, 2`;
const columnsSql = `SELECT schema_name, table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns()
  WHERE ${own} ORDER BY schema_name, table_name, column_index`;
const constraintsSql = `SELECT schema_name, table_name, constraint_type, to_json(constraint_column_names), referenced_table,
    to_json(referenced_column_names)
  FROM duckdb_constraints() WHERE database_name = current_database()
    AND constraint_type IN ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY') ORDER BY constraint_index`;

const text = (cell: Cell | undefined): string => String(cell ?? "");
const textOrNull = (cell: Cell | undefined): string | null => (cell === null || cell === undefined ? null : text(cell));
const names = (cell: Cell | undefined): string[] => JSON.parse(text(cell)) as string[]; // to_json of a list of names
const schemaOf = (cell: Cell | undefined): string | null => (cell === "main" ? null : text(cell));

async function readVersion(read: Read): Promise<string> {
  const { rows } = await read("SELECT version()");
  return `DuckDB ${text(rows[0]?.[0]).replace(/^v/, "")}`;
}

/** What a connection test shows. Files are opened read-only whatever their owner could do. */
export async function readDuckdbSummary(read: Read): Promise<ConnectionTest> {
  const serverVersion = await readVersion(read);
  return { serverVersion, tableCount: (await read(tablesSql)).rows.length, canWrite: false, accountRisks: [] };
}

function tableOf(row: readonly Cell[], columns: readonly Cell[][], constraints: readonly Cell[][]): TableStructure {
  const keys = (type: string) => constraints.filter((constraint) => constraint[2] === type);
  const schema = schemaOf(row[0]);
  return {
    schema,
    name: text(row[1]),
    kind: row[4] === "view" ? "view" : "table",
    comment: textOrNull(row[2]),
    rowEstimate: row[3] === null || row[3] === undefined ? null : Number(row[3]),
    columns: columns.map((column) => ({
      name: text(column[2]),
      databaseType: text(column[3]),
      type: duckdbDataType(text(column[3])),
      nullable: column[4] === true,
      comment: textOrNull(column[5]),
      statistics: null,
    })),
    primaryKey: names(keys("PRIMARY KEY")[0]?.[3] ?? "[]"),
    uniqueKeys: keys("UNIQUE").map((key) => names(key[3])),
    foreignKeys: keys("FOREIGN KEY").map((key) => ({
      columns: names(key[3]),
      // DuckDB's foreign keys stay within one schema.
      referencedSchema: schema,
      referencedTable: text(key[4]),
      referencedColumns: names(key[5]),
    })),
  };
}

/** Reads the structure of the opened database in three queries. `footers` are what Parquet files state of themselves. */
export async function readDuckdbStructure(
  read: Read,
  footers: ReadonlyMap<string, Footer>,
  onProgress: (progress: IntrospectionProgress) => void,
): Promise<SourceStructure> {
  const serverVersion = await readVersion(read);
  onProgress({ stage: "structure", done: 0, total: 0, table: null });
  const id = (row: readonly Cell[]) => JSON.stringify([row[0], row[1]]);
  const tables = await read(tablesSql);
  const columns = Map.groupBy((await read(columnsSql)).rows, id);
  const constraints = Map.groupBy((await read(constraintsSql)).rows, id);
  return {
    kind: "duckdb",
    serverVersion,
    capturedAt: new Date().toISOString(),
    canWrite: false,
    accountRisks: [],
    unreadable: [],
    tables: tables.rows.map((row) => {
      const table = tableOf(row, columns.get(id(row)) ?? [], constraints.get(id(row)) ?? []);
      const counted = table.schema === null ? footers.get(table.name)?.rowCount : undefined;
      return { ...table, rowEstimate: table.rowEstimate ?? counted ?? null };
    }),
  };
}
