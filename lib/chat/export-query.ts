import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { getQuery } from "@/lib/chat/queries";
import { type ExportedFile, exportRows } from "@/lib/pipeline/export-rows";
import type { RowsFormat } from "@/lib/pipeline/schema";
import type { Result } from "@/lib/result";

/**
 * The rows of an answer of the viewer as a file.
 * Fails: query/not-found, also for other people's; source/*, guard/*, execute/*.
 */
export async function exportQuery(
  viewer: Viewer,
  queryId: string,
  { format, signal }: { readonly format: RowsFormat; readonly signal: AbortSignal },
): Promise<Result<ExportedFile>> {
  const query = await getQuery(viewer, queryId);
  if (!query.ok) return query;
  return await exportRows(viewer, query.value, { title: query.value.question, subject: queryId, format, signal });
}
