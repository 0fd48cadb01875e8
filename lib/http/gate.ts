import "server-only";
import type { ServerResponse } from "node:http";

/** Requests that one turn of the event loop begins, at the most. An idle process makes thousands of turns a second. */
const perTurn = 4;

/**
 * Lets requests in as the process finds time for them: a few a turn of the event loop, in the order in which they came. Whoever has more
 * to do than time begins everything at once, and then each of the many steps of each request waits for a step of all others: what is
 * cached ends before it is used, limits of time pass unseen, and half as much gets done as could. Here they wait before they begin, cost
 * nothing until then, and those whose reader has left are not begun.
 */
export class Gate {
  readonly #waiting = new Set<() => void>();
  #begun = 0;

  /** **Nulls** null: at once. Else when it is its turn; false: its reader has left. */
  enter(response: ServerResponse): Promise<boolean> | null {
    if (this.#waiting.size === 0 && this.#begun < perTurn) {
      this.#begin();
      return null;
    }
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

  #begin(): void {
    this.#begun += 1;
    if (this.#begun === 1) setImmediate(this.#nextTurn);
  }

  readonly #nextTurn = (): void => {
    this.#begun = 0;
    for (const enter of this.#waiting) {
      if (this.#begun === perTurn) return;
      this.#waiting.delete(enter);
      this.#begin();
      enter();
    }
  };
}
