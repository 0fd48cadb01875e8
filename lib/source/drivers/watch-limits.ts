export type LimitWatch = {
  /** Why the statement was stopped; null while it was not. */
  stoppedBy(): "cancelled" | "timeout" | null;
  /** Ends the watch; `stop` is not called any more. */
  end(): void;
};

/**
 * Calls `stop` once, when the caller gives up or the time is over.
 * Engines with a time limit of their own get it as a second net: hand in a little more time than the engine has.
 */
export function watchLimits(limits: { signal: AbortSignal; timeoutMs: number }, stop: () => void): LimitWatch {
  let reason: "cancelled" | "timeout" | null = null;
  const stopFor = (why: "cancelled" | "timeout") => {
    if (reason !== null) return;
    reason = why;
    stop();
  };
  const onAbort = () => stopFor("cancelled");
  const timer = setTimeout(() => stopFor("timeout"), limits.timeoutMs);
  limits.signal.addEventListener("abort", onAbort, { once: true });
  if (limits.signal.aborted) onAbort();
  return {
    stoppedBy: () => reason,
    end: () => {
      clearTimeout(timer);
      limits.signal.removeEventListener("abort", onAbort);
    },
  };
}

/** A statement that was stopped by the driver's watch. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";
  constructor(readonly reason: "cancelled" | "timeout") {
    super(reason);
  }
}
