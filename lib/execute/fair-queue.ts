import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import type { PoolUse } from "@/lib/telemetry/pool-use";

export type QueueOptions = {
  readonly signal: AbortSignal;
  /** Told of each new place in the line: 1 is served next. Not called for whoever need not wait. */
  readonly onPosition?: (position: number) => void;
};

/** A turn that was given; it must be ended exactly once, whatever became of the work. */
export type Turn = { readonly end: () => void };

type Waiting = {
  readonly admit: () => void;
  readonly onPosition: (position: number) => void;
  position: number;
};

/**
 * Lets a number of pieces of work run side by side and keeps a line for the rest. The line serves its people in turn, one piece
 * each: somebody with fifty waiting holds up nobody who has one.
 */
export class FairQueue {
  #running = 0;
  #waitingCount = 0;
  /** By person, in the order in which they are served next. */
  readonly #lines = new Map<string, Waiting[]>();
  #concurrencyMax: number;

  constructor(options: { readonly concurrencyMax: number; readonly lengthMax: number }) {
    this.#concurrencyMax = options.concurrencyMax;
    this.lengthMax = options.lengthMax;
  }

  readonly lengthMax: number;

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waitingCount;
  }

  use(): PoolUse {
    return { used: this.#running, limit: this.#concurrencyMax, waiting: this.#waitingCount };
  }

  /** Changes how many run side by side; those that run already go on. */
  set concurrencyMax(max: number) {
    if (max === this.#concurrencyMax) return;
    this.#concurrencyMax = max;
    this.#serve();
  }

  /** Waits for a turn. Fails: execute/busy when the line is full, execute/cancelled when the signal falls first. */
  async enter(person: string, { signal, onPosition = () => undefined }: QueueOptions): Promise<Result<Turn>> {
    if (signal.aborted) return refuse("execute/cancelled");
    if (this.#running < this.#concurrencyMax && this.#waitingCount === 0) return ok(this.#turn());
    if (this.#waitingCount >= this.lengthMax) return refuse("execute/busy");
    return new Promise((resolve) => {
      const entry: Waiting = { admit: () => settle(ok(this.#turn())), onPosition, position: 0 };
      const leave = () => {
        this.#remove(person, entry);
        settle(refuse("execute/cancelled"));
        this.#tellPositions();
      };
      const settle = (outcome: Result<Turn>) => {
        signal.removeEventListener("abort", leave);
        resolve(outcome);
      };
      signal.addEventListener("abort", leave, { once: true });
      const line = this.#lines.get(person);
      if (line) line.push(entry);
      else this.#lines.set(person, [entry]);
      this.#waitingCount += 1;
      this.#serve();
    });
  }

  #turn(): Turn {
    this.#running += 1;
    let ended = false;
    return {
      end: () => {
        if (ended) return;
        ended = true;
        this.#running -= 1;
        this.#serve();
      },
    };
  }

  #serve(): void {
    while (this.#running < this.#concurrencyMax) {
      const next = this.#takeNext();
      if (next === null) break;
      next.admit();
    }
    this.#tellPositions();
  }

  /** The first of the person whose turn it is; whoever has more waiting goes behind all others. */
  #takeNext(): Waiting | null {
    const [next] = this.#lines;
    if (next === undefined) return null;
    const [person, line] = next;
    const entry = line.shift() ?? null;
    this.#lines.delete(person);
    if (line.length > 0) this.#lines.set(person, line);
    if (entry !== null) this.#waitingCount -= 1;
    return entry;
  }

  #remove(person: string, entry: Waiting): void {
    const line = this.#lines.get(person);
    const place = line?.indexOf(entry) ?? -1;
    if (line === undefined || place === -1) return;
    line.splice(place, 1);
    this.#waitingCount -= 1;
    if (line.length === 0) this.#lines.delete(person);
  }

  #tellPositions(): void {
    let position = 0;
    const longest = Math.max(0, ...[...this.#lines.values()].map((line) => line.length));
    for (let round = 0; round < longest; round++) {
      for (const line of this.#lines.values()) {
        const entry = line[round];
        if (entry === undefined) continue;
        position += 1;
        if (entry.position === position) continue;
        entry.position = position;
        entry.onPosition(position);
      }
    }
  }
}
