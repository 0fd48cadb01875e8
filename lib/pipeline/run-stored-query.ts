import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { recordRefusal } from "@/lib/execute/record-query";
import { peekQuery, runQuery } from "@/lib/execute/run-query";
import type { QueryOccasion, QueryRun } from "@/lib/execute/schema";
import { checkSql } from "@/lib/guard/check-sql";
import type { CheckedSql } from "@/lib/guard/checked-sql";
import { cacheSecondsDefault, rowCountMax } from "@/lib/pipeline/limits";
import { ok, type Result } from "@/lib/result";
import { semanticViewFor } from "@/lib/semantic/semantic-view";
import { span } from "@/lib/telemetry/trace";

export type StoredQueryRun = QueryRun & { readonly checked: CheckedSql };

/**
 * Runs SQL that was written earlier (a widget, an answer, an export) for whoever looks now: semantic model → guard → execute.
 * Nothing is trusted because it was stored: rights, row rules and the structure of today decide. No model is ever called.
 * Fails: source/*, guard/*, execute/*.
 * Access: what the viewer may see of the source.
 */
export async function runStoredQuery(
  viewer: Viewer,
  query: { readonly sourceId: string; readonly sql: string },
  options: {
    readonly signal: AbortSignal;
    readonly occasion: QueryOccasion;
    readonly cacheSeconds?: number;
    /** See `QueryRun.isStale`. */
    readonly mayBeStale?: boolean;
    readonly refresh?: boolean;
    /** See `runQuery`. */
    readonly confirmed?: boolean;
    /** More than a page shows, for files. */
    readonly bounds?: { readonly rowCountMax: number; readonly byteCountMax: number };
  },
): Promise<Result<StoredQueryRun>> {
  const view = await span("semantic", {}, () => semanticViewFor(viewer, query.sourceId));
  if (!view.ok) return view;
  const guarded = { ...view.value, rowCountMax: options.bounds?.rowCountMax ?? rowCountMax };
  const checked = span("guard", {}, () => checkSql(query.sql, guarded));
  if (!checked.ok) {
    recordRefusal(viewer, query, options.occasion, checked.error);
    return checked;
  }
  const run = await runQuery(viewer, { sourceId: query.sourceId }, checked.value, {
    signal: options.signal,
    cacheSeconds: options.cacheSeconds ?? cacheSecondsDefault,
    mayBeStale: options.mayBeStale ?? false,
    refresh: options.refresh ?? false,
    occasion: options.occasion,
    confirmed: options.confirmed ?? false,
    ...(options.bounds && { byteCountMax: options.bounds.byteCountMax }),
  });
  if (!run.ok) return run;
  return ok({ ...run.value, checked: checked.value });
}

/**
 * The same from the caches alone: nothing is run, and nothing is recorded. Its rows may be as old as `cacheSeconds`, or stale.
 * **Nulls** null: the caches hold nothing, or the query is refused; running it says why.
 */
export async function peekStoredQuery(
  viewer: Viewer,
  query: { readonly sourceId: string; readonly sql: string },
  cacheSeconds = cacheSecondsDefault,
): Promise<StoredQueryRun | null> {
  const view = await semanticViewFor(viewer, query.sourceId);
  if (!view.ok) return null;
  const checked = checkSql(query.sql, { ...view.value, rowCountMax });
  if (!checked.ok) return null;
  const run = await peekQuery(viewer, checked.value, { cacheSeconds, mayBeStale: true });
  return run && { ...run, checked: checked.value };
}
