import "server-only";
import { once } from "node:events";
import type { Server } from "node:http";
import { logger } from "@/lib/telemetry/logger";
import { startDraining } from "@/lib/telemetry/shutdown";

const idleCheckMs = 100;

/** Stops accepting connections, lets running requests finish for up to `patienceMs`, then cuts the rest off. */
export async function drain(server: Server, patienceMs: number): Promise<void> {
  startDraining();
  const closed = once(server, "close");
  server.close();
  // A connection that becomes idle later is not closed by `close` alone.
  const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
  const late = setTimeout(() => {
    logger("server").warn("some requests did not finish in time and are cut off");
    server.closeAllConnections();
  }, patienceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
