import "server-only";
import { audit } from "@/lib/auth/audit";
import type { Viewer } from "@/lib/auth/viewer";
import { csvFileName, rowsToCsv } from "@/lib/pipeline/rows-to-csv";
import { runStoredQuery } from "@/lib/pipeline/run-stored-query";
import { ok, type Result } from "@/lib/result";

export type ExportedFile = { readonly name: string; readonly csv: string };

/**
 * The rows of a stored query as a CSV file, as the viewer may see them today: the same line as looking, so the rules on rows and
 * columns hold. At most as many rows as a query may bring back. Recorded in the audit.
 * `subject` is the id of the answer or dashboard, for the audit.
 * Fails: source/*, guard/*, execute/*.
 */
export async function exportRows(
  viewer: Viewer,
  query: { readonly sourceId: string; readonly sql: string },
  { title, subject, signal }: { readonly title: string; readonly subject: string; readonly signal: AbortSignal },
): Promise<Result<ExportedFile>> {
  const occasion = { kind: "export" as const, asked: title, subject };
  const run = await runStoredQuery(viewer, query, { signal, occasion });
  if (!run.ok) return run;
  const { result, checked } = run.value;
  const { rows, truncated } = result;
  const details = { title, rowCount: rows.length, truncated, sql: checked.text };
  await audit(viewer, "export.query", subject, details, { sourceId: query.sourceId, text: checked.text });
  return ok({ name: csvFileName(title), csv: rowsToCsv(result) });
}
