import "server-only";
import { type Refusal, refuse } from "@/lib/errors";
import { fail, ok, type Result } from "@/lib/result";
import type { Driver, DriverRows, RunOptions } from "@/lib/source/driver";
import { byteCountDefault } from "@/lib/source/drivers/kept-rows";
import { failedRefusal, stoppedRefusal, tooLargeRefusal } from "@/lib/source/drivers/refusals";
import { addStatistics } from "@/lib/source/drivers/statistics/add-statistics";
import { watchLimits } from "@/lib/source/drivers/watch-limits";
import type { Connection } from "@/lib/source/schema";
import { type FileAccess, resolveSourceFile } from "@/lib/source/source-files";
import { indentedPlan, type PlanLine, sqliteEstimate } from "./sqlite-estimate";
import { SqliteProcess } from "./sqlite-process";
import type { SqliteRequest } from "./sqlite-program";
import { sqliteStatistics } from "./sqlite-statistics";
import { readSqliteStructure, readSqliteSummary } from "./sqlite-structure";

const structureTimeoutMs = 20_000;
const structureBounds = { rowCountMax: 200_000, byteCountMax: 256 * 1024 * 1024 };
const planBounds = { rowCountMax: 1_000, byteCountMax: byteCountDefault };
/** SQLITE_CORRUPT, SQLITE_CANTOPEN, SQLITE_NOTADB. Extended codes carry them in the low byte. */
const fileErrors = new Set([11, 14, 26]);

/** A failed statement on its way out of a structure reader, which works with exceptions. */
class ReadError extends Error {
  override readonly name = "ReadError";
  constructor(readonly refusal: Refusal) {
    super(String(refusal.params.reason ?? refusal.code));
  }
}

class SqliteReaders {
  readonly #idle: SqliteProcess[] = [];
  readonly #all = new Set<SqliteProcess>();

  constructor(
    readonly file: string,
    readonly label: string,
  ) {}

  /** Runs one statement in a reader process; one that has to stop ends with its process. */
  async run(request: SqliteRequest, limits: { signal: AbortSignal; timeoutMs: number }): Promise<Result<DriverRows>> {
    const reader = this.#take();
    const watch = watchLimits(limits, () => reader.kill());
    try {
      const outcome = await reader.read(request);
      if (outcome.kind === "rows") return ok(outcome.rows);
      if (outcome.kind === "too-large") return fail(tooLargeRefusal(request.byteCountMax));
      if (fileErrors.has(outcome.errcode & 0xff)) return refuse("source/file", { file: this.label });
      return fail(failedRefusal(outcome.message));
    } catch {
      // The process ended: by the watch, or because the machine ended it.
      const reason = watch.stoppedBy();
      return reason === null ? refuse("execute/connection") : fail(stoppedRefusal(reason, limits.timeoutMs));
    } finally {
      watch.end();
      this.#giveBack(reader);
    }
  }

  close(): void {
    for (const reader of this.#all) reader.kill();
    this.#all.clear();
    this.#idle.length = 0;
  }

  #take(): SqliteProcess {
    for (let reader = this.#idle.pop(); reader !== undefined; reader = this.#idle.pop()) {
      if (reader.alive) return reader;
      this.#all.delete(reader);
    }
    const fresh = new SqliteProcess(this.file);
    this.#all.add(fresh);
    return fresh;
  }

  #giveBack(reader: SqliteProcess): void {
    if (!reader.alive || !this.#all.has(reader)) {
      this.#all.delete(reader);
      return;
    }
    this.#idle.push(reader);
    reader.idle(() => {
      const place = this.#idle.indexOf(reader);
      if (place !== -1) this.#idle.splice(place, 1);
      this.#all.delete(reader);
    });
  }
}

/** A SQLite file, read by processes of its own so that a long query holds up nobody and can be ended. Fails: source/file. */
export async function openSqliteDriver(
  connection: Extract<Connection, { kind: "sqlite" }>,
  fileAccess: FileAccess,
): Promise<Result<Driver>> {
  const file = await resolveSourceFile(connection.file, fileAccess);
  if (!file.ok) return file;
  const readers = new SqliteReaders(file.value, connection.file);

  const run = (sql: string, options: RunOptions) =>
    readers.run(
      {
        sql,
        rowCountMax: options.rowCountMax,
        byteCountMax: options.byteCountMax ?? byteCountDefault,
        purpose: "query",
      },
      options,
    );

  const read = (signal: AbortSignal) => async (sql: string) => {
    const request = { sql, ...structureBounds, purpose: "structure" } as const;
    const rows = await readers.run(request, { signal, timeoutMs: structureTimeoutMs });
    if (!rows.ok) throw new ReadError(rows.error);
    return rows.value;
  };

  async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
    try {
      return ok(await work());
    } catch (error) {
      if (error instanceof ReadError) return fail(error.refusal);
      throw error;
    }
  }

  /** The engine's plan of one statement, a line each. */
  async function plan(sql: string, limits: Pick<RunOptions, "signal" | "timeoutMs">): Promise<Result<PlanLine[]>> {
    const lines = await readers.run({ sql, ...planBounds, purpose: "plan" }, limits);
    if (!lines.ok) return lines;
    const all = lines.value.rows.map(([id, parent, , detail]) => ({
      id: Number(id),
      parent: Number(parent),
      detail: String(detail),
    }));
    return ok(all);
  }

  return ok({
    kind: "sqlite",
    run,
    test: (signal) => attempt(() => readSqliteSummary(read(signal))),
    async introspect(options) {
      const { signal, onProgress } = options;
      onProgress({ stage: "connecting", done: 0, total: 0, table: null });
      const structure = await attempt(() => readSqliteStructure(read(signal), onProgress));
      if (!structure.ok) return structure;
      return addStatistics(structure.value, { ...options, dialect: sqliteStatistics, run, concurrency: 2 });
    },
    async estimate(sql, options) {
      const lines = await plan(sql, options);
      return lines.ok ? ok(sqliteEstimate(lines.value, options)) : lines;
    },
    async explain(sql, options) {
      const lines = await plan(sql, options);
      return lines.ok ? ok(indentedPlan(lines.value)) : lines;
    },
    poolUse: () => null,
    async close() {
      readers.close();
    },
  });
}
