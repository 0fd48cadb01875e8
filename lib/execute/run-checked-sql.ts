import "server-only";
import { refuse } from "@/lib/errors";
import type { ResultSet } from "@/lib/execute/schema";
import type { CheckedSql } from "@/lib/guard/checked-sql";
import { ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { Driver } from "@/lib/source/driver";
import { logger } from "@/lib/telemetry/logger";
import { sqlQueryDurationSeconds } from "@/lib/telemetry/metrics";
import { describeColumns } from "./describe-columns";
import { sourceSpan } from "./source-span";

const log = logger("execute");

/** The longest a query may run. */
export const queryTimeoutMs = 30_000;

/**
 * Sends the checked text to a driver and shapes what comes back. For sources that are not in the store (the command line);
 * everything else goes through `runQuery`. Fails: execute/*, source/*.
 */
export async function runCheckedSql(
  driver: Driver,
  checked: CheckedSql,
  model: SemanticModel,
  options: { readonly signal: AbortSignal; readonly timeoutMs?: number; readonly byteCountMax?: number | undefined },
): Promise<Result<ResultSet>> {
  const startedAt = performance.now();
  const run = await sourceSpan("SELECT", checked, async (open) => {
    const outcome = await driver.run(checked.text, {
      signal: options.signal,
      timeoutMs: options.timeoutMs ?? queryTimeoutMs,
      rowCountMax: checked.limit,
      ...(options.byteCountMax !== undefined && { byteCountMax: options.byteCountMax }),
    });
    if (outcome.ok) open.set({ "db.response.returned_rows": outcome.value.rows.length });
    return outcome;
  });
  const durationMs = Math.round(performance.now() - startedAt);
  const outcome = run.ok ? "ok" : run.error.code;
  sqlQueryDurationSeconds.observe({ source_kind: checked.kind, outcome }, durationMs / 1000);
  // Neither the text nor the rows: both hold people's data.
  log.info(
    {
      sourceId: checked.sourceId,
      outcome,
      durationMs,
      tables: checked.tables,
      rowCount: run.ok ? run.value.rows.length : null,
    },
    "query",
  );
  // What an engine says of an error may quote a value, or tell of a row, that a rule keeps from this viewer.
  if (!run.ok) return checked.policed && run.error.code === "execute/failed" ? refuse("execute/failed-policed") : run;
  return ok({
    columns: describeColumns(run.value.columns, checked.columns, model),
    rows: run.value.rows,
    truncated: run.value.truncated,
  });
}
