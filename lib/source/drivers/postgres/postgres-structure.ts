import "server-only";
import type { DriverRows, IntrospectionProgress } from "@/lib/source/driver";
import {
  type AccountRisk,
  accountRiskSchema,
  type Cell,
  type ConnectionTest,
  type SourceStructure,
  type TableStructure,
} from "@/lib/source/schema";
import { postgresDataType } from "./postgres-cells";

type Read = (sql: string) => Promise<DriverRows>;

/** One JSON document a row: names may hold any character, and arrays travel whole. */
type TableRow = {
  schema: string;
  name: string;
  kind: string;
  comment: string | null;
  rows: number;
  readable: boolean;
  writable: boolean;
};
type ColumnRow = {
  table: string;
  name: string;
  type: string;
  category: string;
  nullable: boolean;
  comment: string | null;
};
type ConstraintRow = {
  table: string;
  name: string;
  kind: "p" | "u" | "f";
  columns: string[];
  referencedSchema: string | null;
  referencedTable: string | null;
  referencedColumns: string[] | null;
};

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const inSchemas = (schemas: readonly string[]) => `n.nspname IN (${schemas.map(literal).join(", ")})`;

/** r table, p partitioned table, f foreign table, v view, m materialised view; a partition is seen through its parent. */
const relations = (schemas: readonly string[]) =>
  `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE ${inSchemas(schemas)} AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND NOT c.relispartition
     AND has_schema_privilege(n.oid, 'USAGE')`;

const tablesSql = (schemas: readonly string[]) => `SELECT json_build_object(
    'schema', n.nspname, 'name', c.relname, 'kind', c.relkind, 'comment', obj_description(c.oid, 'pg_class'),
    'rows', CASE WHEN c.relkind = 'p'
      THEN (SELECT sum(GREATEST(k.reltuples, 0)) FROM pg_inherits i JOIN pg_class k ON k.oid = i.inhrelid WHERE i.inhparent = c.oid)
      ELSE c.reltuples END,
    'readable', has_any_column_privilege(c.oid, 'SELECT'),
    'writable', has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
  FROM ${relations(schemas)} ORDER BY n.nspname, c.relname`;

const columnsSql = (schemas: readonly string[]) => `SELECT json_build_object(
    'table', n.nspname || '.' || c.relname, 'name', a.attname, 'type', format_type(COALESCE(NULLIF(t.typbasetype, 0), t.oid), a.atttypmod),
    'category', t.typcategory, 'nullable', NOT a.attnotnull, 'comment', col_description(c.oid, a.attnum))
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  JOIN ${relations(schemas).replace("WHERE", "ON c.oid = a.attrelid WHERE")}
    AND a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege(c.oid, a.attnum, 'SELECT')
  ORDER BY n.nspname, c.relname, a.attnum`;

const namesOf = (relation: string, keys: string) =>
  `(SELECT json_agg(a.attname ORDER BY k.place) FROM unnest(${keys}) WITH ORDINALITY k(attnum, place)
    JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k.attnum)`;

const constraintsSql = (schemas: readonly string[]) => `SELECT json_build_object(
    'table', n.nspname || '.' || c.relname, 'name', o.conname, 'kind', o.contype, 'columns', ${namesOf("o.conrelid", "o.conkey")},
    'referencedSchema', fn.nspname, 'referencedTable', f.relname,
    'referencedColumns', CASE WHEN o.contype = 'f' THEN ${namesOf("o.confrelid", "o.confkey")} END)
  FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_class f ON f.oid = NULLIF(o.confrelid, 0) LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
  WHERE ${inSchemas(schemas)} AND o.contype IN ('p', 'u', 'f')
  ORDER BY n.nspname, c.relname, o.conname`;

/** Unique indexes that are no constraints; partial ones and those over expressions say nothing of a column alone. */
const uniqueIndexesSql = (schemas: readonly string[]) => `SELECT json_build_object(
    'table', n.nspname || '.' || c.relname, 'name', ic.relname, 'kind', 'u', 'columns',
    ${namesOf("c.oid", "(i.indkey::int2[])[0:i.indnkeyatts - 1]")},
    'referencedSchema', NULL, 'referencedTable', NULL, 'referencedColumns', NULL)
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class ic ON ic.oid = i.indexrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${inSchemas(schemas)} AND i.indisunique AND NOT i.indisprimary AND i.indpred IS NULL AND i.indexprs IS NULL
    AND NOT EXISTS (SELECT 1 FROM pg_constraint o WHERE o.conindid = i.indexrelid AND o.contype IN ('u', 'p'))
  ORDER BY n.nspname, c.relname, ic.relname`;

async function readJson<T>(read: Read, sql: string): Promise<T[]> {
  const { rows } = await read(sql);
  // The shape is the one that the statement above it builds.
  return rows.map((row: Cell[]) => JSON.parse(String(row[0])) as T);
}

async function readVersion(read: Read): Promise<string> {
  const { rows } = await read("SHOW server_version");
  return `PostgreSQL ${String(rows[0]?.[0] ?? "")}`;
}

/** A superuser passes every check; the roles let an account at the server's files and programs, also in a read-only transaction. */
const accountSql = `SELECT json_build_object('superuser', rolsuper, 'files', EXISTS (
    SELECT 1 FROM pg_roles r WHERE r.rolname IN ('pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program')
      AND pg_has_role(current_user, r.oid, 'MEMBER')))::text
  FROM pg_roles WHERE rolname = current_user`;

async function readRisks(read: Read, tables: readonly TableRow[]): Promise<AccountRisk[]> {
  const [account] = await readJson<{ superuser: boolean; files: boolean }>(read, accountSql);
  const risks = { ...account, write: tables.some(({ writable }) => writable) };
  return accountRiskSchema.options.filter((risk) => risks[risk] === true);
}

/** What a connection test shows. */
export async function readPostgresSummary(read: Read, schemas: readonly string[]): Promise<ConnectionTest> {
  const serverVersion = await readVersion(read);
  const tables = await readJson<TableRow>(read, tablesSql(schemas));
  return {
    serverVersion,
    tableCount: tables.filter(({ readable }) => readable).length,
    canWrite: tables.some(({ writable }) => writable),
    accountRisks: await readRisks(read, tables),
  };
}

function tableOf(
  row: TableRow,
  columns: readonly ColumnRow[],
  constraints: readonly ConstraintRow[],
  schema: string | null,
): TableStructure {
  const keysOf = (kind: ConstraintRow["kind"]) => constraints.filter((constraint) => constraint.kind === kind);
  return {
    schema,
    name: row.name,
    kind: row.kind === "v" || row.kind === "m" ? "view" : "table",
    comment: row.comment,
    // -1: never analysed. A view has no estimate of its own.
    rowEstimate: row.kind === "v" || row.rows === null || row.rows < 0 ? null : row.rows,
    columns: columns.map((column) => ({
      name: column.name,
      databaseType: column.type,
      type: postgresDataType(column.type, column.category),
      nullable: column.nullable,
      comment: column.comment,
      statistics: null,
    })),
    primaryKey: keysOf("p")[0]?.columns ?? [],
    uniqueKeys: keysOf("u").map((constraint) => constraint.columns),
    foreignKeys: keysOf("f").map((constraint) => ({
      columns: constraint.columns,
      referencedSchema: schema === null ? null : constraint.referencedSchema,
      referencedTable: constraint.referencedTable ?? "",
      referencedColumns: constraint.referencedColumns ?? [],
    })),
  };
}

/** Reads the structure of the connection's schemas in five queries, however many tables they have. */
export async function readPostgresStructure(
  read: Read,
  schemas: readonly string[],
  onProgress: (progress: IntrospectionProgress) => void,
): Promise<SourceStructure> {
  const serverVersion = await readVersion(read);
  onProgress({ stage: "structure", done: 0, total: 0, table: null });
  const [tables, columns, constraints, indexes] = await Promise.all([
    readJson<TableRow>(read, tablesSql(schemas)),
    readJson<ColumnRow>(read, columnsSql(schemas)),
    readJson<ConstraintRow>(read, constraintsSql(schemas)),
    readJson<ConstraintRow>(read, uniqueIndexesSql(schemas)),
  ]);
  const columnsOf = Map.groupBy(columns, ({ table }) => table);
  const constraintsOf = Map.groupBy([...constraints, ...indexes], ({ table }) => table);
  const refused = tables.filter(({ readable }) => !readable);
  return {
    kind: "postgres",
    serverVersion,
    capturedAt: new Date().toISOString(),
    canWrite: tables.some(({ writable }) => writable),
    accountRisks: await readRisks(read, tables),
    unreadable: refused.map(({ schema, name }) => ({ schema, name, reason: "permission denied" })),
    tables: tables
      .filter(({ readable }) => readable)
      .map((row) => {
        const id = `${row.schema}.${row.name}`;
        return tableOf(row, columnsOf.get(id) ?? [], constraintsOf.get(id) ?? [], row.schema);
      }),
  };
}
