import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import type { ResultSet } from "@/lib/execute/schema";
import type { CheckedSql } from "@/lib/guard/checked-sql";
import type { Result } from "@/lib/result";
import { semanticModelFor } from "@/lib/semantic/semantic-view";
import { openSource } from "@/lib/source/source-drivers";
import { checkCost } from "./cost/check-cost";
import { runCheckedSql } from "./run-checked-sql";
import { type QueryInHand, runningQueries } from "./running-queries";
import { queueOf } from "./source-queues";

type AtSourceOptions = { readonly confirmed: boolean; readonly byteCountMax?: number | undefined };

/** Waits for a turn, weighs the query and runs it; `signal` falls when nobody wants it any more or somebody stops it. */
async function runInTurn(
  viewer: Viewer,
  checked: CheckedSql,
  run: QueryInHand,
  { signal, confirmed, byteCountMax }: { readonly signal: AbortSignal } & AtSourceOptions,
): Promise<Result<ResultSet>> {
  const model = await semanticModelFor(viewer, checked.sourceId);
  if (!model.ok) return model;
  const source = await openSource(checked.sourceId);
  if (!source.ok) return source;
  const { driver, limits } = source.value;
  const queue = queueOf(checked.sourceId, checked.kind, limits);
  const turn = await queue.enter(viewer.userId, { signal, onPosition: (position) => run.place(position) });
  if (!turn.ok) return turn;
  try {
    run.start();
    const cost = await checkCost(viewer, { driver, checked, model: model.value, limits }, { signal, confirmed });
    if (!cost.ok) return cost;
    return await runCheckedSql(driver, checked, model.value, {
      ...{ signal, timeoutMs: limits.timeoutSeconds * 1000, byteCountMax },
    });
  } finally {
    turn.value.end();
  }
}

/**
 * Takes checked SQL through the line before its source to the engine. `wanted` falls when nobody waits for it any more; `key` is
 * that under which people wait. Fails: source/*, execute/*.
 */
export async function runAtSource(
  viewer: Viewer,
  checked: CheckedSql,
  { key, wanted, ...options }: { readonly key: string; readonly wanted: AbortSignal } & AtSourceOptions,
): Promise<Result<ResultSet>> {
  const run = runningQueries().begin(key, { sourceId: checked.sourceId, sql: checked.text });
  try {
    const result = await runInTurn(viewer, checked, run, {
      ...options,
      signal: AbortSignal.any([wanted, run.stopped]),
    });
    return !result.ok && run.stopped.aborted ? refuse("execute/stopped") : result;
  } finally {
    run.end();
  }
}
