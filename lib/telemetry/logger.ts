import "server-only";
import { type DestinationStream, type Logger, pino } from "pino";
import { env } from "@/lib/env";
import { remember } from "@/lib/remember";
import { redact, redactText } from "@/lib/telemetry/redact";
import { requestContext } from "@/lib/telemetry/request-context";
import { traceIds } from "@/lib/telemetry/trace";

/**
 * The logger of one part of the product: JSON lines on standard output with time, level, module, request id, user id and session id,
 * and within a trace with its id and the span's.
 * Secrets and data values are taken out on the way; pass objects and errors as they are.
 * Example: `logger("cache").warn({ err, kind }, "Redis is slow")`.
 */
export function logger(module: string): Logger {
  const children = remember("loggers", () => ({
    root: makeLogger(env.LOG_LEVEL),
    byModule: new Map<string, Logger>(),
  }));
  const known = children.byModule.get(module);
  if (known !== undefined) return known;
  const child = children.root.child({ module });
  children.byModule.set(module, child);
  return child;
}

/** Builds the root logger; tests give it a destination they can read. */
export function makeLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      messageKey: "message",
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redact(fields) as Record<string, unknown>, // an object in, an object out
      },
      // `redact` has made errors plain before pino's own serialiser would copy their properties.
      serializers: { err: (error: unknown) => error },
      mixin: () => {
        const { requestId = null, userId = null, sessionId = null } = requestContext() ?? {};
        return { requestId, userId, sessionId, ...traceIds() };
      },
      // pino takes an error's own message for a line without one: past the formatter, so the finished line is looked at too.
      hooks: { streamWrite: redactText },
    },
    // Synchronous: the last lines before a crash are the ones that matter.
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}
