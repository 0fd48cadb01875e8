import "server-only";
import { fstatSync } from "node:fs";
import { pino } from "pino";
import { remember } from "@/lib/remember";
import type { AnsweredKind } from "@/lib/telemetry/answered-kind";
import { logger } from "@/lib/telemetry/logger";
import type { RequestContext } from "@/lib/telemetry/request-context";
import { onShutdown } from "@/lib/telemetry/shutdown";
import type { TraceIds } from "@/lib/telemetry/trace";

/** Lines go out together, at the latest after this time. A crash may take those of the last moment with it, never one of an error. */
const flushMs = 200;
/** What a pipe takes in one piece, so that no line of the logger comes to stand within one of these. */
const pipeBytes = 4_096;
/** A file, a terminal or nothing at all takes more. */
const pieceBytes = 64 * 1_024;

/** Writes the line of an answered request. `ids`: of its trace. */
export function logAccess(kind: AnsweredKind, durationMs: number, context: RequestContext, ids: TraceIds | null): void {
  const out = accessLog();
  if (out.isEnabled()) out.write(accessLine(kind, durationMs, context, ids));
}

/**
 * The line of an answered request, in the form of the logger's. It is cheap: at thousands of requests a second it must be.
 * Nothing in it was written by a client but the request id, which is checked: neither that nor another id holds what JSON would escape.
 */
export function accessLine(
  { logged }: AnsweredKind,
  durationMs: number,
  { requestId, userId, sessionId }: RequestContext,
  ids: TraceIds | null,
): string {
  const user = userId === null ? "null" : `"${userId}"`;
  const session = sessionId === null ? "null" : `"${sessionId}"`;
  const trace = ids === null ? "" : `,"traceId":"${ids.traceId}","spanId":"${ids.spanId}"`;
  const duration = Math.round(durationMs * 10) / 10;
  const who = `${begin()}${requestId}","userId":${user},"sessionId":${session}${trace}`;
  return `${who},${logged},"durationMs":${duration},"message":"request"}\n`;
}

let known = { at: 0, text: "" };

/** The same for all lines of one millisecond. */
function begin(): string {
  const at = Date.now();
  if (at !== known.at) {
    const time = new Date(at).toISOString();
    known = { at, text: `{"level":"info","time":"${time}","module":"http","requestId":"` };
  }
  return known.text;
}

function accessLog() {
  return remember("access-log", () => {
    const destination = pino.destination({ fd: 1, sync: false });
    const bytesMax = fstatSync(1).isFIFO() ? pipeBytes : pieceBytes;
    let lines: string[] = [];
    let bytes = 0;
    const flush = () => {
      if (lines.length > 0) destination.write(lines.join(""));
      [lines, bytes] = [[], 0];
    };
    setInterval(flush, flushMs).unref();
    onShutdown("access log", () => {
      flush();
      destination.flushSync();
    });
    const log = logger("http");
    return {
      isEnabled: () => log.isLevelEnabled("info"),
      write: (line: string) => {
        // Gathered here: the destination itself measures all it has at each line. The lines are ASCII.
        if (bytes + line.length > bytesMax) flush();
        lines.push(line);
        bytes += line.length;
      },
    };
  });
}
