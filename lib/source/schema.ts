import { z } from "zod";
import { roleSchema } from "@/lib/auth/viewer";

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

/** One value of a result. DECIMAL and BIGINT stay strings, times are ISO 8601 UTC strings, NULL stays null. */
export const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Cell = z.infer<typeof cellSchema>;

export const frequentValueSchema = z.object({ value: z.string(), count: z.int() });

/** What the values of a text column look like, as the share of the sampled ones that do. Shares of zero are left out. */
export const valueShapes = [
  "mail",
  "phone",
  "link",
  "uuid",
  "json",
  "iso-date",
  "network-address",
  "person-name",
] as const;

/** What a bounded sample says of a column. `complete` is true when every row was read. */
export const columnStatisticsSchema = z.object({
  sampledRowCount: z.int(),
  nullFraction: z.number().min(0).max(1),
  distinctCount: z.int(),
  min: z.string().nullable(),
  max: z.string().nullable(),
  /** Most frequent first, at most 100, each at most 100 characters; empty for columns of free text or near-unique keys. */
  frequentValues: z.array(frequentValueSchema),
  /** For texts: every value that is not empty reads as a decimal number. Absent for other types. */
  numeric: z.boolean().optional(),
  complete: z.boolean(),
  /** Values in equal steps from `from` to `to`, for numbers and times. */
  histogram: z.object({ from: z.string(), to: z.string(), counts: z.array(z.int()) }).optional(),
  shapes: z.partialRecord(z.enum(valueShapes), z.number().min(0).max(1)).optional(),
  /** For texts: mean length of a value. **Units** characters. */
  averageLength: z.number().optional(),
  /**
   * The distinct values whose hash is smallest, as hashes in rising order (32 bits, base 36): two columns that hold the same values have
   * the same sketch, so how far one lies within the other can be told without a query. Only while an analysis runs; never stored with a source.
   */
  sketch: z.array(z.string()).optional(),
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
  /** Sets of columns whose values together never repeated in a complete sample, smallest first: what keys could be where none is declared. */
  uniqueInSample: z.array(z.array(z.string())).optional(),
});
export type TableStructure = z.infer<typeof tableStructureSchema>;

/**
 * What the connected account could do that a reader need not. `superuser`: it passes every check of its server. `files`: it reads
 * or writes files of the server, or starts programs there. `write`: it changes tables.
 */
export const accountRiskSchema = z.enum(["superuser", "files", "write"]);
export type AccountRisk = z.infer<typeof accountRiskSchema>;

/** Everything introspection read from a source. */
export const sourceStructureSchema = z.object({
  kind: z.enum(sourceKinds),
  /** The name that tables may be qualified with where `schema` is null (MySQL); absent where there is none. */
  database: z.string().nullable().optional(),
  serverVersion: z.string(),
  capturedAt: z.iso.datetime(),
  tables: z.array(tableStructureSchema),
  /** Tables that were seen but could not be read, with the engine's reason. */
  unreadable: z.array(z.object({ schema: z.string().nullable(), name: z.string(), reason: z.string() })),
  /** Whether the account that reads could also write: a reason to warn, never a need. Null when it is not known. */
  canWrite: z.boolean().nullable().optional(),
  /** The same in more detail; absent in structures of before it was asked. */
  accountRisks: z.array(accountRiskSchema).optional(),
});
export type SourceStructure = z.infer<typeof sourceStructureSchema>;

/**
 * What a query on a source may cost. **Units** rows: as the engine estimates them before the run, see `Driver.estimate`.
 * Null in the store means all defaults.
 */
export const sourceLimitsSchema = z.object({
  /** A query that is to read more rows asks first; null never asks. */
  confirmRowsAbove: z.number().int().min(1).nullable().default(100_000_000),
  /** Who may say yes to it. */
  confirmRole: roleSchema.default("designer"),
  timeoutSeconds: z.number().int().min(1).max(3_600).default(30),
  /** Queries side by side; null: as many as suit the engine. */
  concurrentQueriesMax: z.number().int().min(1).max(64).nullable().default(null),
});
export type SourceLimits = z.infer<typeof sourceLimitsSchema>;

/** What language models are told of a source beyond its semantic model, and what of it they are never sent. Null in the store means all defaults. */
export const modelContextSchema = z.object({
  /** Rules of the business in its own words: "revenue never includes returns". */
  instructions: z.string().trim().max(8_000).default(""),
  /** Frequent values, smallest and largest of columns. */
  sendSampleValues: z.boolean().default(true),
  /** Rows of results: extracts of earlier turns, and what a written answer or report is made from. */
  sendRows: z.boolean().default(true),
});
export type ModelContext = z.infer<typeof modelContextSchema>;

/** What a successful connection test found. */
export const connectionTestSchema = z.object({
  serverVersion: z.string(),
  tableCount: z.int(),
  canWrite: z.boolean().nullable(),
  accountRisks: z.array(accountRiskSchema),
});
export type ConnectionTest = z.infer<typeof connectionTestSchema>;

/** A connection as an admin edits it: the password is left out when it is to stay as it is. */
export const connectionEditSchema = z.discriminatedUnion("kind", [
  connectionSchema.options[0].extend({ password: z.string().max(1024).optional() }),
  connectionSchema.options[1].extend({ password: z.string().max(1024).optional() }),
  connectionSchema.options[2],
  connectionSchema.options[3],
]);
export type ConnectionEdit = z.infer<typeof connectionEditSchema>;

const sourceNameSchema = z.string().trim().min(1).max(100);
export const createSourceSchema = z.object({ name: sourceNameSchema, connection: connectionSchema });
export type CreateSource = z.infer<typeof createSourceSchema>;
export const updateSourceSchema = z.object({
  name: sourceNameSchema.optional(),
  connection: connectionEditSchema.optional(),
  limits: sourceLimitsSchema.optional(),
});
export type UpdateSource = z.infer<typeof updateSourceSchema>;
/** `sourceId` names the source whose stored password is used when the connection leaves its own out. */
export const testConnectionSchema = z.object({
  connection: connectionEditSchema,
  sourceId: z.string().max(64).nullable().default(null),
});

export const analysisStatuses = ["idle", "running", "ready", "failed"] as const;
export const analysisStatusSchema = z.enum(analysisStatuses);
export type AnalysisStatus = z.infer<typeof analysisStatusSchema>;
export const analysisErrorSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** A data source as people see it. Without `source:manage` the place, the version and the warning are null. */
export const sourceSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(sourceKinds),
  /** "host:port/database" or file names; never a user name or a password. */
  location: z.string().nullable(),
  analysisStatus: analysisStatusSchema,
  analysisError: analysisErrorSchema.nullable(),
  tableCount: z.int().nullable(),
  serverVersion: z.string().nullable(),
  canWrite: z.boolean().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type SourceSummary = z.infer<typeof sourceSummarySchema>;

/** A source with what an admin alone may see: its connection without the password, its limits, and what its account could do. */
export const sourceDetailSchema = sourceSummarySchema.extend({
  connection: connectionEditSchema.nullable(),
  limits: sourceLimitsSchema.nullable(),
  accountRisks: z.array(accountRiskSchema),
  /** What makes an account, or a file, that can be read and nothing else: statements or shell commands to run by hand. */
  leastPrivilege: z.string().nullable(),
});
export type SourceDetail = z.infer<typeof sourceDetailSchema>;
