import "server-only";
import { DiagLogLevel, diag } from "@opentelemetry/api";
import { setGlobalErrorHandler } from "@opentelemetry/core";
import { logger } from "@/lib/telemetry/logger";

/** A collector that is away is told of this often, not with each delivery. */
const silenceMs = 60_000;

export type Trouble = { told(cause: unknown): void };

/** Warns of what goes wrong with traces, once in a while and with how often it did. **Units** `now`: milliseconds. */
export function reportTrouble(now: () => number = () => performance.now()): Trouble {
  let quietUntil = 0;
  let untold = 0;
  const told = (cause: unknown) => {
    untold += 1;
    if (now() < quietUntil) return;
    const err = cause instanceof Error ? cause : new Error(String(cause));
    logger("traces").warn({ err, count: untold }, "traces are lost: the collector does not take them");
    untold = 0;
    quietUntil = now() + silenceMs;
  };
  setGlobalErrorHandler(told);
  const quiet = () => undefined;
  const messages = { error: told, warn: told, info: quiet, debug: quiet, verbose: quiet };
  diag.setLogger(messages, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  return { told };
}
