import "server-only";
import { fstatSync } from "node:fs";
import { pino } from "pino";
import { remember } from "@/lib/remember";
import { logger } from "@/lib/telemetry/logger";
import type { RequestContext } from "@/lib/telemetry/request-context";
import { onShutdown } from "@/lib/telemetry/shutdown";

/** One answered request. Nothing in it was written by a client: the route is a pattern, the method one of a list. */
export type AccessLine = {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
};

/** Lines go out together, at the latest after this time. A crash may take those of the last moment with it, never one of an error. */
const flushMs = 200;
/** What a pipe takes in one piece, so that no line of the logger comes to stand within one of these. */
const pipeBytes = 4_096;
/** A file, a terminal or nothing at all takes more. */
const pieceBytes = 64 * 1_024;

/** Writes the line of an answered request, in the form of the logger's. It is cheap: at thousands of requests a second it must be. */
export function logAccess(line: AccessLine, context: RequestContext | null): void {
  const out = accessLog();
  if (!out.isEnabled()) return;
  const { method, route, status, durationMs } = line;
  out.write(
    `{"level":"info","time":"${now()}","module":"http","requestId":${quoted(context?.requestId)},` +
      `"userId":${quoted(context?.userId)},"method":"${method}","route":${JSON.stringify(route)},` +
      `"status":${status},"durationMs":${Math.round(durationMs * 10) / 10},"message":"request"}\n`,
  );
}

let known = { at: 0, text: "" };

/** Many lines are written in one millisecond. */
function now(): string {
  const at = Date.now();
  if (at !== known.at) known = { at, text: new Date(at).toISOString() };
  return known.text;
}

/** Request ids are checked and user ids made here: neither holds what JSON would have to escape. */
const quoted = (id: string | null | undefined): string => (id == null ? "null" : `"${id}"`);

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
