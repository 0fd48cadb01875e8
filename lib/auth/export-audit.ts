import "server-only";
import Papa from "papaparse";
import { audit, flushAudit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { AuditEvent, AuditFilter, auditExportFormats } from "@/lib/auth/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { selectEvents } from "./audit/select-events";

const pageSize = 500;

type Format = (typeof auditExportFormats)[number];

/** The columns of the CSV, in their order. */
const columns = [
  "at",
  "action",
  "userName",
  "userEmail",
  "userId",
  "sourceName",
  "sourceId",
  "subject",
  "asked",
  "sql",
  "details",
  "requestId",
  "id",
] as const satisfies readonly (keyof AuditEvent)[];

/** Excel reads a file as UTF-8 only when it begins with this mark. */
const byteOrderMark = "\uFEFF";

/**
 * All events that a filter lets through, as a file that is read from the store while it is sent: never more than a page of it is in memory.
 * The export itself is in the audit before its first byte. Order: newest first. Access: system:view.
 */
export async function exportAudit(
  viewer: Viewer,
  { format, ...filter }: AuditFilter & { format: Format },
): Promise<Result<ReadableStream<Uint8Array>>> {
  if (!can(viewer, "system:view")) return refuse("auth/forbidden");
  await flushAudit();
  await audit(viewer, "export.audit", null, { format, ...filter });
  return ok(streamOf(chunks(filter, format)));
}

/** Asks for the next part when the client has taken the one before. */
function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await parts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

async function* chunks(filter: AuditFilter, format: Format): AsyncGenerator<string> {
  if (format === "csv") yield `${byteOrderMark}${columns.join(",")}\r\n`;
  for (let before: string | null = null; ; ) {
    const events: AuditEvent[] = await selectEvents(filter, { before, count: pageSize });
    if (events.length > 0) yield format === "csv" ? csvLines(events) : jsonLines(events);
    before = events.at(-1)?.id ?? null;
    if (events.length < pageSize) return;
  }
}

function jsonLines(events: readonly AuditEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join("");
}

/** Texts that a spreadsheet would run as a formula begin with an apostrophe: questions and names are written by anybody. */
function csvLines(events: readonly AuditEvent[]): string {
  const data = events.map((event) =>
    columns.map((name) => (name === "details" ? JSON.stringify(event.details) : event[name])),
  );
  return `${Papa.unparse(data, { escapeFormulae: true })}\r\n`;
}
