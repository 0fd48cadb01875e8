import "server-only";
import { setTimeout as delay } from "node:timers/promises";

/** Somebody else was quicker, and the server has undone all of the statement, or of the transaction: nothing of it stands. */
const undoneCodes = new Set([
  "ER_LOCK_DEADLOCK", // a Galera cluster says so at COMMIT too, when another node has confirmed a change of the same rows
  "ER_LOCK_WAIT_TIMEOUT",
  "ER_CHECKREAD",
]);
/** The server is there and takes no statement: a node that has left its cluster, or gives over to another. None of it was done. */
const refusedCodes = new Set([
  "ER_UNKNOWN_COM_ERROR", // what Galera answers for "not yet prepared"
  "ER_OPTION_PREVENTS_STATEMENT",
  "ER_READ_ONLY_MODE",
]);
/** Whether it was done nobody knows. */
const lostCodes = new Set([
  "PROTOCOL_CONNECTION_LOST",
  "PROTOCOL_SEQUENCE_TIMEOUT",
  "ECONNRESET",
  "EPIPE",
  "ER_SERVER_SHUTDOWN",
  "ER_CONNECTION_KILLED",
]);

const attemptCountMax = 8;
const pauseMsMax = 20;
/** Waiting for a lock of another may take the server's own limit; whoever has waited so long has waited enough. */
const tryMsMax = 5_000;

/** The failure itself and what it was caused by: the query builder wraps those of the driver. */
function causesOf(error: unknown): readonly { readonly code: unknown; readonly fatal: unknown }[] {
  if (!(error instanceof Error)) return [];
  return [{ code: Reflect.get(error, "code"), fatal: Reflect.get(error, "fatal") }, ...causesOf(error.cause)];
}

const hasCodeOf = (codes: ReadonlySet<string>, error: unknown): boolean =>
  causesOf(error).some(({ code }) => typeof code === "string" && codes.has(code));

export const isUndone = (error: unknown): boolean => hasCodeOf(undoneCodes, error);
export const isRefused = (error: unknown): boolean => hasCodeOf(refusedCodes, error);
/** Whether the connection is of no more use. */
export const isLost = (error: unknown): boolean =>
  hasCodeOf(lostCodes, error) || isRefused(error) || causesOf(error).some(({ fatal }) => fatal === true);

/** Makes attempts while `mayTryAgain` says of a failure that nothing of the attempt stands. Fails: as the last of them. */
export async function tryAgain<T>(
  attempt: () => Promise<T>,
  mayTryAgain: (error: unknown, attemptCount: number) => boolean,
): Promise<T> {
  const giveUpAt = performance.now() + tryMsMax;
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayTryAgain(error, count) || count === attemptCountMax || performance.now() > giveUpAt) throw error;
      // Those who met must not meet again.
      await delay(Math.random() * pauseMsMax * count);
    }
  }
}
