import "server-only";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { runStoredQuery } from "@/lib/pipeline/run-stored-query";
import type { GoldRows } from "@/lib/quality/schema";
import { ok, type Result } from "@/lib/result";

/** Tries gold SQL as a run would. Access: quality:manage. Fails: source/*, guard/*, execute/*. */
export async function checkGold(
  viewer: Viewer,
  query: { readonly sourceId: string; readonly sql: string },
  signal: AbortSignal,
): Promise<Result<GoldRows>> {
  if (!can(viewer, "quality:manage")) return refuse("auth/forbidden");
  const run = await runStoredQuery(viewer, query, {
    signal,
    refresh: true,
    occasion: { kind: "quality", asked: "", subject: null },
  });
  if (!run.ok) return run;
  const { rows, columns, truncated } = run.value.result;
  return ok({ rowCount: rows.length, columnCount: columns.length, truncated });
}
