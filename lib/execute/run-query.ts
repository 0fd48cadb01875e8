import "server-only";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import type { CacheAnswer, CachePeek } from "@/lib/cache/cache-request";
import { cached, peek } from "@/lib/cache/cached";
import { AppError, refuse } from "@/lib/errors";
import { forViewer } from "@/lib/execute/for-viewer";
import { type QueryOccasion, type QueryRun, type ResultSet, resultSetSchema } from "@/lib/execute/schema";
import type { CheckedSql } from "@/lib/guard/checked-sql";
import { newId } from "@/lib/id";
import { fail, ok, type Result } from "@/lib/result";
import { sourceTag } from "@/lib/source/sources";
import { span } from "@/lib/telemetry/trace";
import { recordRun } from "./record-query";
import { runAtSource } from "./run-at-source";
import { runningQueries } from "./running-queries";
import { sharedQueries } from "./shared-queries";

type Options = {
  readonly signal: AbortSignal;
  readonly cacheSeconds: number;
  /** Rather old rows now than new ones later: see `QueryRun.isStale`. */
  readonly mayBeStale?: boolean;
  readonly refresh: boolean;
  readonly occasion: QueryOccasion;
  /** The viewer has seen what it costs and wants it all the same; counts only where their role may say so. */
  readonly confirmed?: boolean;
  /** Of the rows at the most; without it as much as a page can hold. Only for what is neither cached nor shown. */
  readonly byteCountMax?: number;
  /** Told of each new place in the line before the source; 1 is next. */
  readonly onWaiting?: (position: number) => void;
};

/** How often somebody who confirmed tries to get past a run that others have started without confirming. */
const attemptCountMax = 3;

/**
 * Runs checked SQL at its source, or serves what it gave before. **Units** `cacheSeconds`: 0 asks the source each time.
 * The audit gets each run at the source, and each question wherever its rows came from.
 * Equal queries of equal viewers run once; the engine stops when the last of those who wait has left.
 * Access: the key holds the viewer's scope and the model's revision, so that nobody is served another's rows.
 * Fails: source/*, execute/timeout, cancelled, stopped, failed, connection, too-large, busy, costly.
 */
export async function runQuery(
  viewer: Viewer,
  source: { readonly sourceId: string },
  checked: CheckedSql,
  options: Options,
): Promise<Result<QueryRun>> {
  if (checked.sourceId !== source.sourceId) {
    throw new AppError(`SQL checked for source ${checked.sourceId} was handed to source ${source.sourceId}`);
  }
  if (!can(viewer, "ask")) return refuse("auth/forbidden");
  const startedAt = performance.now();
  // So that an instance without running queries of its own hears of the others, too.
  sharedQueries();
  const about = { "querent.source_id": source.sourceId, "querent.occasion": options.occasion.kind };
  const answer = await span("execute", { attributes: about }, () => answerConfirmed(viewer, checked, options));
  if (!answer.ok) return fail(forViewer(answer.error, viewer));
  return ok(runOf(answer.value, startedAt));
}

/** Whoever confirmed what it costs may meet a run that others have started without confirming. */
async function answerConfirmed(
  viewer: Viewer,
  checked: CheckedSql,
  options: Options,
): Promise<Result<CacheAnswer<ResultSet>>> {
  let answer = await answerOnce(viewer, checked, options);
  for (let attempt = 1; options.confirmed && isCostly(answer) && attempt < attemptCountMax; attempt++) {
    answer = await answerOnce(viewer, checked, options);
  }
  return answer;
}

/**
 * What the caches hold of checked SQL, without asking its source. **Nulls** null: they hold nothing that is young enough.
 * Access: as for `runQuery`.
 */
export async function peekQuery(
  viewer: Viewer,
  checked: CheckedSql,
  kept: Pick<Options, "cacheSeconds" | "mayBeStale">,
): Promise<QueryRun | null> {
  if (!can(viewer, "ask")) return null;
  const startedAt = performance.now();
  const answer = await peek<ResultSet>(resultKey(viewer, checked, kept));
  return answer && runOf(answer, startedAt);
}

const runOf = ({ value, tier, ageSeconds, isStale }: CacheAnswer<ResultSet>, startedAt: number): QueryRun => ({
  ...{ result: value, cacheTier: tier, ageSeconds, isStale },
  durationMs: Math.round(performance.now() - startedAt),
});

/** Under what the rows are kept: the viewer's scope and the model's revision belong to it. */
const resultKey = (
  viewer: Viewer,
  checked: CheckedSql,
  { cacheSeconds, mayBeStale = false }: Pick<Options, "cacheSeconds" | "mayBeStale">,
): CachePeek<ResultSet> => ({
  mayBeStale,
  kind: "query-result",
  key: [checked.sourceId, String(checked.modelRevision), viewer.scopeKey, String(checked.limit), checked.text],
  tags: [sourceTag(checked.sourceId)],
  ttlSeconds: cacheSeconds,
  schema: resultSetSchema,
});

const isCostly = (answer: Result<unknown>) => !answer.ok && answer.error.code === "execute/costly";

async function answerOnce(
  viewer: Viewer,
  checked: CheckedSql,
  options: Options,
): Promise<Result<CacheAnswer<ResultSet>>> {
  const { signal, cacheSeconds, refresh, occasion, confirmed = false, byteCountMax, onWaiting } = options;
  const kept = resultKey(viewer, checked, options);
  const startedAt = performance.now();
  let ran = false;
  const record = (outcome: Result<ResultSet>, tier: QueryRun["cacheTier"], since: number) =>
    recordRun(viewer, checked, occasion, { outcome, tier, durationMs: performance.now() - since });
  // What is not cached is not shared either: each run is somebody's own.
  const key = JSON.stringify([...kept.key, refresh, cacheSeconds > 0 ? null : newId()]);
  const leave = runningQueries().join(key, { viewer, occasion, onWaiting: onWaiting ?? (() => undefined) });
  signal.addEventListener("abort", leave, { once: true });
  try {
    const answer = await cached<ResultSet>({ ...kept, signal, refresh }, async (wanted) => {
      ran = true;
      const since = performance.now();
      const outcome = await runAtSource(viewer, checked, { key, wanted, confirmed, byteCountMax });
      record(outcome, "source", since);
      return outcome;
    });
    if (!ran && answer.ok && occasion.kind === "question") record(ok(answer.value.value), answer.value.tier, startedAt);
    return answer;
  } finally {
    signal.removeEventListener("abort", leave);
    leave();
  }
}
