import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { getQuery } from "@/lib/chat/queries";
import type { QueryData } from "@/lib/chat/schema";
import { runStoredQuery } from "@/lib/pipeline/run-stored-query";
import { ok, type Result } from "@/lib/result";

/**
 * All rows of a stored query, as the viewer may see them today.
 * Fails: query/not-found, source/*, guard/*, execute/*.
 */
export async function queryData(
  viewer: Viewer,
  queryId: string,
  options: { readonly signal: AbortSignal; readonly refresh: boolean },
): Promise<Result<QueryData>> {
  const query = await getQuery(viewer, queryId);
  if (!query.ok) return query;
  const run = await runStoredQuery(viewer, query.value, {
    ...options,
    // Whoever got the answer has said yes to what it costs, or need not be asked.
    confirmed: true,
    occasion: { kind: "answer", asked: query.value.question, subject: queryId },
  });
  if (!run.ok) return run;
  const { result, cacheTier, ageSeconds, durationMs } = run.value;
  return ok({ result, cacheTier, ageSeconds, durationMs });
}
