import "server-only";
import type { ServerResponse } from "node:http";

/**
 * As long as those that a turn of the event loop has begun have taken no more together, it begins another. An idle process makes
 * thousands of turns a second. **Units** milliseconds.
 */
const turnMsMax = 1;

/**
 * Lets requests in as the process finds time for them: few a turn of the event loop, in the order in which they came. Whoever has more
 * to do than time begins everything at once, and then each of the many steps of each request waits for a step of all others: what is
 * cached ends before it is used, connections to the store are held while nobody uses them, limits of time pass unseen, and half as much
 * gets done as could. Here they wait before they begin, cost nothing until then, and those whose reader has left are not begun.
 */
export class Gate {
  readonly #waiting = new Set<() => void>();
  /** When this turn began its first. **Nulls** it has begun none. */
  #since: number | null = null;

  /** `now`: the time. **Units** milliseconds. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** **Nulls** null: at once. Else when it is its turn; false: its reader has left. */
  enter(response: ServerResponse): Promise<boolean> | null {
    if (this.#waiting.size === 0 && this.#hasTime()) return null;
    return new Promise((resolve) => {
      const leave = () => {
        this.#waiting.delete(enter);
        resolve(false);
      };
      const enter = () => {
        response.off("close", leave);
        resolve(true);
      };
      this.#waiting.add(enter);
      response.once("close", leave);
    });
  }

  /** Whether this turn may begin one more. Each begins one. */
  #hasTime(): boolean {
    const now = this.now();
    if (this.#since !== null) return now - this.#since < turnMsMax;
    this.#since = now;
    setImmediate(this.#nextTurn);
    return true;
  }

  readonly #nextTurn = (): void => {
    this.#since = null;
    this.#beginNext();
  };

  readonly #beginNext = (): void => {
    const [enter] = this.#waiting;
    if (enter === undefined || !this.#hasTime()) return;
    this.#waiting.delete(enter);
    enter();
    // After all that it does before it waits for something.
    queueMicrotask(() => process.nextTick(this.#beginNext));
  };
}
