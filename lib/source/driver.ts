import type { Result } from "@/lib/result";
import type { Cell, ConnectionTest, DataType, SourceKind, SourceStructure, TableStructure } from "@/lib/source/schema";
import type { PoolUse } from "@/lib/telemetry/pool-use";

/** A column as the engine describes it in a result. */
export type DriverColumn = { readonly name: string; readonly databaseType: string; readonly type: DataType };

/** Row-major cells that are already in their wire form: see `cellSchema`. */
export type DriverRows = {
  readonly columns: readonly DriverColumn[];
  readonly rows: Cell[][];
  /** The engine had more rows than were kept. */
  readonly truncated: boolean;
};

export type RunOptions = {
  readonly signal: AbortSignal;
  /** The engine itself stops the statement after this time. */
  readonly timeoutMs: number;
  /** Rows kept; reading stops at the first row beyond. */
  readonly rowCountMax: number;
  /** Reading stops, too, at the row that makes a result larger than this; 8 MiB when absent. **Units** bytes, about. */
  readonly byteCountMax?: number;
};

export type EstimateOptions = Pick<RunOptions, "signal" | "timeoutMs"> & {
  /** About how many rows a table has. Nulls: not known. */
  readonly tableRows: (table: { readonly schema: string | null; readonly name: string }) => number | null;
  /** The outermost LIMIT, when the engine can stop reading at it: nothing has to be sorted, grouped or compared first. Else null. */
  readonly stopsAfter: number | null;
};

/** **Units** rows that the engine reads to answer, not those that it returns. */
export type Estimate = { readonly rows: number };

export type IntrospectionProgress = {
  readonly stage: "connecting" | "structure" | "statistics";
  readonly done: number;
  readonly total: number;
  readonly table: string | null;
};

export type IntrospectOptions = {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: IntrospectionProgress) => void;
  /**
   * What an interrupted analysis has read already, by `tableKey`: statistics of a table that still has the same columns are taken
   * from here and not read again.
   */
  readonly known?: ReadonlyMap<string, TableStructure>;
  /** Called with each table as soon as nothing more is read of it; not for those taken from `known`. */
  readonly onTable?: (table: TableStructure) => void;
};

/**
 * One data source behind one interface: four engines, the same promises.
 * Every statement runs in a read-only session and a read-only transaction, in UTC, under a time limit that the engine keeps.
 */
export interface Driver {
  readonly kind: SourceKind;
  /** Opens a connection and looks around. Fails: source/host, password, database, rights, tls, file, unreachable. */
  test(signal: AbortSignal): Promise<Result<ConnectionTest>>;
  /** Reads tables, columns, keys, comments and bounded statistics. Fails: as `test`; execute/cancelled. */
  introspect(options: IntrospectOptions): Promise<Result<SourceStructure>>;
  /**
   * Runs one statement that reads. Only `lib/execute/run-query.ts` calls it for people; it takes nothing but checked text.
   * Fails: execute/timeout, execute/cancelled, execute/failed, execute/connection, execute/too-large and what `test` fails with.
   */
  run(sql: string, options: RunOptions): Promise<Result<DriverRows>>;
  /** What a statement would read, by the engine's own plan and without running it. Nulls: it cannot be told. Fails: as `run`. */
  estimate(sql: string, options: EstimateOptions): Promise<Result<Estimate | null>>;
  /** How a statement would be run, in the engine's own words, a line each; without running it. Fails: as `run`. */
  explain(sql: string, options: Pick<RunOptions, "signal" | "timeoutMs">): Promise<Result<readonly string[]>>;
  /** How full its pool of connections is. Nulls: the engine has none. */
  poolUse(): PoolUse | null;
  /** Ends all connections; the driver is not used again. */
  close(): Promise<void>;
}
