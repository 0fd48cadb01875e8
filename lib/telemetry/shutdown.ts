import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { remember } from "@/lib/remember";
import { logger } from "@/lib/telemetry/logger";

const closers = remember("shutdown", () => new Map<string, () => Promise<void> | void>());
const state = remember("shutdown-state", () => ({ draining: false }));

/** How long one part may take to close before the process ends without it. */
const closeMsMax = 5_000;

/** Says that this instance takes no new work, so that `/api/ready` sends the load balancer elsewhere. */
export function startDraining(): void {
  state.draining = true;
}

export function isDraining(): boolean {
  return state.draining;
}

/** Registers what must be closed when the process ends. Last opened, first closed; the same name again replaces. */
export function onShutdown(name: string, close: () => Promise<void> | void): void {
  closers.delete(name);
  closers.set(name, close);
}

/** Closes everything registered, newest first. One that fails or hangs is logged and does not keep the others open. */
export async function shutDown(): Promise<void> {
  const newestFirst = [...closers].reverse();
  closers.clear();
  for (const [name, close] of newestFirst) {
    try {
      const closed = Promise.resolve(close()).then(() => "closed" as const);
      const outcome = await Promise.race([closed, delay(closeMsMax, "late" as const, { ref: false })]);
      if (outcome === "late") logger("shutdown").warn({ part: name }, "did not close in time");
    } catch (cause) {
      logger("shutdown").error({ err: cause, part: name }, "could not be closed");
    }
  }
}
