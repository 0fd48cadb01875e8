import "server-only";
import pLimit, { type LimitFunction } from "p-limit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { cached } from "@/lib/cache/cached";
import { AppError, type ErrorCode, type Refusal, refuse } from "@/lib/errors";
import { type QueryRun, type ResultSet, resultSetSchema } from "@/lib/execute/schema";
import type { CheckedSql } from "@/lib/guard/checked-sql";
import { remember } from "@/lib/remember";
import { fail, ok, type Result } from "@/lib/result";
import { semanticModelFor } from "@/lib/semantic/semantic-view";
import type { SourceKind } from "@/lib/source/schema";
import { driverFor } from "@/lib/source/source-drivers";
import { sourceTag } from "@/lib/source/sources";
import { type QueryOccasion, recordRun } from "./record-query";
import { runCheckedSql } from "./run-checked-sql";

/**
 * Queries that one source runs side by side for this process. Servers: below the pool's 20, so that an analysis still finds a
 * connection. DuckDB: each holds one of Node's four file-system threads, and uses all cores anyway. SQLite: one process each.
 */
const concurrentCountMax: Record<SourceKind, number> = { mysql: 14, postgres: 14, sqlite: 4, duckdb: 2 };

function limitFor(sourceId: string, kind: SourceKind): LimitFunction {
  const limits = remember("query-limits", () => new Map<string, LimitFunction>());
  const known = limits.get(sourceId);
  if (known !== undefined) return known;
  const limit = pLimit(concurrentCountMax[kind]);
  limits.set(sourceId, limit);
  return limit;
}

/** How a connection fails is for those who manage it: it names hosts, users and files. */
const connectionCodes: ReadonlySet<ErrorCode> = new Set([
  "source/host",
  "source/password",
  "source/database",
  "source/rights",
  "source/tls",
  "source/file",
]);

function forViewer(refusal: Refusal, viewer: Viewer): Refusal {
  const hidden = connectionCodes.has(refusal.code) && !can(viewer, "source:manage");
  return hidden ? refuse("source/unreachable").error : refusal;
}

async function runAtSource(viewer: Viewer, checked: CheckedSql, signal: AbortSignal): Promise<Result<ResultSet>> {
  const model = await semanticModelFor(viewer, checked.sourceId);
  if (!model.ok) return model;
  const driver = await driverFor(checked.sourceId);
  if (!driver.ok) return driver;
  return limitFor(
    checked.sourceId,
    checked.kind,
  )(() =>
    // Whoever left while it waited has no use for it any more.
    signal.aborted ? refuse("execute/cancelled") : runCheckedSql(driver.value, checked, model.value, { signal }),
  );
}

/**
 * Runs checked SQL at its source, or serves what it gave before. **Units** `cacheSeconds`: 0 asks the source each time.
 * The audit gets each run at the source, and each question wherever its rows came from.
 * Access: the key holds the viewer's scope and the model's revision, so that nobody is served another's rows.
 * Fails: source/*, execute/timeout, execute/cancelled, execute/failed, execute/connection.
 */
export async function runQuery(
  viewer: Viewer,
  source: { readonly sourceId: string },
  checked: CheckedSql,
  options: {
    readonly signal: AbortSignal;
    readonly cacheSeconds: number;
    readonly refresh: boolean;
    readonly occasion: QueryOccasion;
  },
): Promise<Result<QueryRun>> {
  if (checked.sourceId !== source.sourceId) {
    throw new AppError(`SQL checked for source ${checked.sourceId} was handed to source ${source.sourceId}`);
  }
  if (!can(viewer, "ask")) return refuse("auth/forbidden");
  const startedAt = performance.now();
  let ran = false;
  const record = (outcome: Result<ResultSet>, tier: QueryRun["cacheTier"], since: number) =>
    recordRun(viewer, checked, options.occasion, { outcome, tier, durationMs: performance.now() - since });
  const answer = await cached<ResultSet>(
    {
      kind: "query-result",
      key: [checked.sourceId, String(checked.modelRevision), viewer.scopeKey, String(checked.limit), checked.text],
      tags: [sourceTag(checked.sourceId)],
      ttlSeconds: options.cacheSeconds,
      schema: resultSetSchema,
      signal: options.signal,
      refresh: options.refresh,
    },
    async () => {
      ran = true;
      const since = performance.now();
      const outcome = await runAtSource(viewer, checked, options.signal);
      record(outcome, "source", since);
      return outcome;
    },
  );
  if (!answer.ok) return fail(forViewer(answer.error, viewer));
  if (!ran && options.occasion.kind === "question") record(ok(answer.value.value), answer.value.tier, startedAt);
  return ok({
    result: answer.value.value,
    cacheTier: answer.value.tier,
    ageSeconds: answer.value.ageSeconds,
    durationMs: Math.round(performance.now() - startedAt),
  });
}
