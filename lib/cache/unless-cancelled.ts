import { refuse } from "@/lib/errors";
import type { Result } from "@/lib/result";

/** The outcome, or execute/cancelled as soon as the caller leaves; the work itself goes on for the others. */
export function unlessCancelled<T>(outcome: Promise<Result<T>>, signal: AbortSignal | undefined): Promise<Result<T>> {
  if (signal === undefined) return outcome;
  if (signal.aborted) {
    outcome.catch(() => undefined); // nobody is left to hear it
    return Promise.resolve(refuse("execute/cancelled"));
  }
  return new Promise((resolve, reject) => {
    const leave = () => resolve(refuse("execute/cancelled"));
    signal.addEventListener("abort", leave, { once: true });
    outcome.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
