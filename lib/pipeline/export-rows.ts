import "server-only";
import { audit } from "@/lib/auth/audit";
import type { Viewer } from "@/lib/auth/viewer";
import type { ResultSet } from "@/lib/execute/schema";
import { exportFileName } from "@/lib/pipeline/export-file-name";
import { exportBounds } from "@/lib/pipeline/limits";
import { rowsToCsv } from "@/lib/pipeline/rows-to-csv";
import { rowsToXlsx } from "@/lib/pipeline/rows-to-xlsx";
import { runStoredQuery } from "@/lib/pipeline/run-stored-query";
import type { RowsFormat } from "@/lib/pipeline/schema";
import { ok, type Result } from "@/lib/result";

export type ExportedFile = {
  readonly name: string;
  readonly type: string;
  /** Written while it is taken: of a file of 100,000 rows only some are in memory beside the result. */
  readonly content: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** How many rows it holds when the query has more. **Nulls** null: all are in it. */
  readonly cutAt: number | null;
};

export type ExportOptions = {
  readonly title: string;
  /** Id of the answer or dashboard, for the audit. */
  readonly subject: string;
  readonly format: RowsFormat;
  readonly signal: AbortSignal;
  /** What the columns are called here, where it is not what they are called in the result. */
  readonly relabel?: (result: ResultSet) => ResultSet;
};

const types: Record<RowsFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * The rows of a stored query as a file, as the viewer may see them today: the same line as looking, so the rules on rows and
 * columns hold; past the caches, and with more rows than a page shows (`exportBounds`). Recorded in the audit.
 * Fails: source/*, guard/*, execute/*.
 */
export async function exportRows(
  viewer: Viewer,
  query: { readonly sourceId: string; readonly sql: string },
  { title, subject, format, signal, relabel = (result) => result }: ExportOptions,
): Promise<Result<ExportedFile>> {
  const occasion = { kind: "export" as const, asked: title, subject };
  const run = await runStoredQuery(viewer, query, { signal, occasion, cacheSeconds: 0, bounds: exportBounds });
  if (!run.ok) return run;
  const { result, checked } = run.value;
  const { rows, truncated } = result;
  const details = { title, format, rowCount: rows.length, truncated, sql: checked.text };
  await audit(viewer, "export.query", subject, details, { sourceId: query.sourceId, text: checked.text });
  const content = streamOf(piecesOf(relabel(result), format, title));
  const cutAt = truncated ? rows.length : null;
  return ok({ name: exportFileName(title, format), type: types[format], content, cutAt });
}

/** Written as fast as it is taken, and no further once nobody takes it. */
function streamOf(pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, void>): ExportedFile["content"] {
  return new ReadableStream({
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done) controller.close();
      else controller.enqueue(piece.value);
    },
    async cancel() {
      await pieces.return();
    },
  });
}

async function* piecesOf(result: ResultSet, format: RowsFormat, title: string) {
  const encoder = new TextEncoder();
  const pieces = format === "xlsx" ? rowsToXlsx(result, title) : rowsToCsv(result);
  for (const piece of pieces) {
    // Others have their turn between two pieces.
    await new Promise(setImmediate);
    yield typeof piece === "string" ? encoder.encode(piece) : piece;
  }
}
