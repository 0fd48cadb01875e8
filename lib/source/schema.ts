import { z } from "zod";

/** The engines a data source can be; also the SQL dialect that is printed for it. */
export const sourceKinds = ["mysql", "postgres", "sqlite", "duckdb"] as const;
export type SourceKind = (typeof sourceKinds)[number];

const serverFields = {
  host: z.string().trim().min(1).max(255),
  database: z.string().trim().min(1).max(128),
  user: z.string().trim().min(1).max(128),
  password: z.string().max(1024).default(""),
  tls: z.enum(["off", "prefer", "require"]).default("prefer"),
};

/** How to reach a source. No free-form driver options: they are how such products were broken into. */
export const connectionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("mysql"), ...serverFields, port: z.int().min(1).max(65_535).default(3306) }),
  z.object({
    kind: z.literal("postgres"),
    ...serverFields,
    port: z.int().min(1).max(65_535).default(5432),
    schemas: z.array(z.string().trim().min(1).max(128)).min(1).max(50).default(["public"]),
  }),
  /** `file` is relative to the folder `files/` of the data folder. */
  z.object({ kind: z.literal("sqlite"), file: z.string().trim().min(1).max(512) }),
  /** One .duckdb file, or CSV and Parquet files that become one table each; relative to `files/` of the data folder. */
  z.object({ kind: z.literal("duckdb"), files: z.array(z.string().trim().min(1).max(512)).min(1).max(200) }),
]);
export type Connection = z.infer<typeof connectionSchema>;

/** The engine-neutral type of a column. DECIMAL and 64-bit integers travel as strings. */
export const dataTypes = [
  "integer",
  "decimal",
  "float",
  "text",
  "boolean",
  "date",
  "time",
  "timestamp",
  "json",
  "binary",
  "other",
] as const;
export const dataTypeSchema = z.enum(dataTypes);
export type DataType = z.infer<typeof dataTypeSchema>;

export const frequentValueSchema = z.object({ value: z.string(), count: z.int() });

/** What a bounded sample says of a column. `complete` is true when every row was read. */
export const columnStatisticsSchema = z.object({
  sampledRowCount: z.int(),
  nullFraction: z.number().min(0).max(1),
  distinctCount: z.int(),
  min: z.string().nullable(),
  max: z.string().nullable(),
  /** Most frequent first, at most 100, each at most 100 characters; empty for columns of free text or near-unique keys. */
  frequentValues: z.array(frequentValueSchema),
  complete: z.boolean(),
});
export type ColumnStatistics = z.infer<typeof columnStatisticsSchema>;

export const columnStructureSchema = z.object({
  name: z.string(),
  databaseType: z.string(),
  type: dataTypeSchema,
  nullable: z.boolean(),
  comment: z.string().nullable(),
  statistics: columnStatisticsSchema.nullable(),
});
export type ColumnStructure = z.infer<typeof columnStructureSchema>;

export const foreignKeySchema = z.object({
  columns: z.array(z.string()),
  referencedSchema: z.string().nullable(),
  referencedTable: z.string(),
  referencedColumns: z.array(z.string()),
});

export const tableStructureSchema = z.object({
  /** The PostgreSQL schema; null where the connection's database is the only one in sight (MySQL, SQLite, DuckDB main). */
  schema: z.string().nullable(),
  name: z.string(),
  kind: z.enum(["table", "view"]),
  comment: z.string().nullable(),
  rowEstimate: z.number().nullable(),
  columns: z.array(columnStructureSchema),
  primaryKey: z.array(z.string()),
  uniqueKeys: z.array(z.array(z.string())),
  foreignKeys: z.array(foreignKeySchema),
});
export type TableStructure = z.infer<typeof tableStructureSchema>;

/** Everything introspection read from a source. */
export const sourceStructureSchema = z.object({
  kind: z.enum(sourceKinds),
  serverVersion: z.string(),
  capturedAt: z.iso.datetime(),
  tables: z.array(tableStructureSchema),
  /** Tables that were seen but could not be read, with the engine's reason. */
  unreadable: z.array(z.object({ schema: z.string().nullable(), name: z.string(), reason: z.string() })),
});
export type SourceStructure = z.infer<typeof sourceStructureSchema>;
