import "server-only";
import type { DriverRows, IntrospectionProgress } from "@/lib/source/driver";
import { groupKeys } from "@/lib/source/drivers/group-keys";
import { errorText } from "@/lib/source/drivers/refusals";
import { quoteDouble } from "@/lib/source/drivers/statistics/statistics-dialect";
import type { Cell, ColumnStructure, ConnectionTest, SourceStructure, TableStructure } from "@/lib/source/schema";
import { sqliteDataType } from "./sqlite-cells";

type Read = (sql: string) => Promise<DriverRows>;

const own = (type: string) => `m.type = '${type}' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`;
const listSql = (type: string) => `SELECT m.name FROM sqlite_schema m WHERE ${own(type)} ORDER BY m.name`;
/** hidden 1: columns of virtual tables that are arguments. */
const columnsSql = (where: string) => `SELECT m.name, p.name, p.type, p."notnull", p.pk
  FROM sqlite_schema m, pragma_table_xinfo(m.name) p WHERE ${where} AND p.hidden <> 1 ORDER BY m.name, p.cid`;
const foreignSql = `SELECT m.name, f.id, f."table", f."from", f."to"
  FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE ${own("table")} ORDER BY m.name, f.id, f.seq`;
const uniqueSql = `SELECT m.name, i.name, c.name
  FROM sqlite_schema m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
  WHERE ${own("table")} AND i."unique" = 1 AND i.origin <> 'pk' AND i.partial = 0 AND c.name IS NOT NULL
  ORDER BY m.name, i.name, c.seqno`;

const text = (cell: Cell | undefined): string => String(cell ?? "");
const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;

async function readVersion(read: Read): Promise<string> {
  const { rows } = await read("SELECT sqlite_version()");
  return `SQLite ${text(rows[0]?.[0])}`;
}

/** What a connection test shows. The file is opened read-only whatever its owner could do. */
export async function readSqliteSummary(read: Read): Promise<ConnectionTest> {
  const serverVersion = await readVersion(read);
  const tableCount = (await read(listSql("table"))).rows.length + (await read(listSql("view"))).rows.length;
  return { serverVersion, tableCount, canWrite: false, accountRisks: [] };
}

function columnsOf(rows: readonly Cell[][]): ColumnStructure[] {
  return rows.map((row) => {
    const declared = text(row[2]);
    return {
      name: text(row[1]),
      databaseType: declared,
      type: sqliteDataType(declared) ?? "other",
      nullable: Number(row[3]) === 0 && Number(row[4]) === 0,
      comment: null,
      statistics: null,
    };
  });
}

function foreignKeysOf(
  rows: readonly Cell[][],
  primaryKeys: ReadonlyMap<string, string[]>,
): TableStructure["foreignKeys"] {
  return [...Map.groupBy(rows, (row) => row[1]).values()].map((parts) => {
    const referencedTable = text(parts[0]?.[2]);
    const named = parts.map((row) => row[4]).filter((cell) => cell !== null && cell !== undefined);
    return {
      columns: parts.map((row) => text(row[3])),
      referencedSchema: null,
      referencedTable,
      // REFERENCES without columns means the primary key.
      referencedColumns: named.length > 0 ? named.map(text) : (primaryKeys.get(referencedTable.toLowerCase()) ?? []),
    };
  });
}

/** The greatest row id is read from the end of the tree at once and is near the row count. Nulls: tables without row ids. */
async function readRowEstimate(read: Read, table: string): Promise<number | null> {
  try {
    const { rows } = await read(`SELECT max(_rowid_) FROM ${quoteDouble(table)}`);
    return Number(rows[0]?.[0] ?? 0);
  } catch {
    // WITHOUT ROWID and some virtual tables have none; the estimate is then unknown, which is no failure.
    return null;
  }
}

async function readView(read: Read, name: string): Promise<TableStructure> {
  const { rows } = await read(columnsSql(`m.type = 'view' AND m.name = ${literal(name)}`));
  const columns = columnsOf(rows);
  return {
    ...{ schema: null, name, kind: "view", comment: null, rowEstimate: null },
    columns,
    primaryKey: [],
    uniqueKeys: [],
    foreignKeys: [],
  };
}

async function readViews(read: Read): Promise<Pick<SourceStructure, "tables" | "unreadable">> {
  const found: Pick<SourceStructure, "tables" | "unreadable"> = { tables: [], unreadable: [] };
  for (const [cell] of (await read(listSql("view"))).rows) {
    const name = text(cell);
    try {
      found.tables.push(await readView(read, name));
    } catch (error) {
      // One view over a dropped table must not hide all others.
      found.unreadable.push({ schema: null, name, reason: errorText(error) });
    }
  }
  return found;
}

/** Reads the structure of a file: tables in bulk, views one by one since a broken one fails its query. */
export async function readSqliteStructure(
  read: Read,
  onProgress: (progress: IntrospectionProgress) => void,
): Promise<SourceStructure> {
  const serverVersion = await readVersion(read);
  onProgress({ stage: "structure", done: 0, total: 0, table: null });
  const names = (await read(listSql("table"))).rows.map(([cell]) => text(cell));
  const columns = Map.groupBy((await read(columnsSql(own("table")))).rows, (row) => text(row[0]));
  const foreign = Map.groupBy((await read(foreignSql)).rows, (row) => text(row[0]));
  const unique = groupKeys(
    (await read(uniqueSql)).rows.map((row) => ({ table: text(row[0]), key: text(row[1]), column: text(row[2]) })),
  );
  const primaryKeys = new Map(
    names.map((name) => {
      const parts = (columns.get(name) ?? []).filter((row) => Number(row[4]) > 0);
      return [name.toLowerCase(), parts.sort((a, b) => Number(a[4]) - Number(b[4])).map((row) => text(row[1]))];
    }),
  );
  const tables: TableStructure[] = [];
  for (const name of names) {
    tables.push({
      schema: null,
      name,
      kind: "table",
      comment: null,
      rowEstimate: await readRowEstimate(read, name),
      columns: columnsOf(columns.get(name) ?? []),
      primaryKey: primaryKeys.get(name.toLowerCase()) ?? [],
      uniqueKeys: [...(unique.get(name)?.values() ?? [])],
      foreignKeys: foreignKeysOf(foreign.get(name) ?? [], primaryKeys),
    });
  }
  const views = await readViews(read);
  return {
    kind: "sqlite",
    serverVersion,
    capturedAt: new Date().toISOString(),
    canWrite: false,
    accountRisks: [],
    tables: [...tables, ...views.tables],
    unreadable: views.unreadable,
  };
}
