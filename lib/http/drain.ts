import "server-only";
import { once } from "node:events";
import type { IncomingMessage, Server } from "node:http";
import { setTimeout as delay, setImmediate as untilIdle } from "node:timers/promises";
import { isHandedOn } from "@/lib/http/hand-on";
import { logger } from "@/lib/telemetry/logger";
import { startDraining } from "@/lib/telemetry/shutdown";

const checkMs = 100;
/** Nobody has brought a request for so long: all who spread them have heard that this instance wants none. */
const quietMs = 1_000;
const turnCountMax = 1_000;

type Patience = {
  /** How long requests are still taken, at the most: whoever spreads them over the instances needs a moment to hear of it. */
  readonly graceMs: number;
  /** How long what is under way then may take. **Units** milliseconds, both. */
  readonly patienceMs: number;
};

/**
 * Takes no new work: says so, goes on answering until nobody brings requests any more, stops accepting connections, lets running
 * requests finish, then cuts the rest off.
 */
export async function drain(server: Server, { graceMs, patienceMs }: Patience): Promise<void> {
  startDraining();
  await untilQuiet(server, graceMs);
  await untilNobodyKnocks(server);
  const closed = once(server, "close");
  server.close();
  // A connection that becomes idle later is not closed by `close` alone.
  const idle = setInterval(() => server.closeIdleConnections(), checkMs);
  const late = setTimeout(() => {
    logger("server").warn("some requests did not finish in time and are cut off");
    server.closeAllConnections();
  }, patienceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}

/** What is handed on does no work here. Where nobody is connected, nobody has to hear of it. */
async function untilQuiet(server: Server, graceMs: number): Promise<void> {
  const connectionCount = await new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
  if (connectionCount === 0) return;
  const startedAt = performance.now();
  let lastAt = startedAt;
  const note = (request: IncomingMessage) => {
    if (!isHandedOn(request)) lastAt = performance.now();
  };
  server.on("request", note);
  while (performance.now() - lastAt < quietMs && performance.now() - startedAt < graceMs) await delay(checkMs);
  server.off("request", note);
}

/**
 * Waits for a turn of the event loop in which nobody connected: whoever connects between the last look and the close is cut off with
 * what they sent, and cannot know whether it was done.
 */
async function untilNobodyKnocks(server: Server): Promise<void> {
  let knocked = true;
  const note = () => {
    knocked = true;
  };
  server.on("connection", note);
  for (let turn = 0; knocked && turn < turnCountMax; turn++) {
    knocked = false;
    await untilIdle();
  }
  server.off("connection", note);
}
