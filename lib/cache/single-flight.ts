type Flight<T> = { readonly outcome: Promise<T>; readonly controller: AbortController; readers: number };

/**
 * Lets many callers share one running piece of work per key. It goes on while one of them still wants it and is told to stop
 * when the last has left; whoever comes after that begins anew.
 */
export class SingleFlight<T> {
  readonly #running = new Map<string, Flight<T>>();

  /** Joins the work running under the key, or starts it. A caller without a signal never leaves. */
  run(key: string, work: (signal: AbortSignal) => Promise<T>, caller?: AbortSignal): Promise<T> {
    const flight = this.#running.get(key) ?? this.#start(key, work);
    flight.readers += 1;
    const leave = () => this.#leave(key, flight);
    if (caller?.aborted) leave();
    else if (caller) {
      caller.addEventListener("abort", leave, { once: true });
      const settled = () => caller.removeEventListener("abort", leave);
      flight.outcome.then(settled, settled);
    }
    return flight.outcome;
  }

  /** Whether work runs under the key. */
  has(key: string): boolean {
    return this.#running.has(key);
  }

  #start(key: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const outcome = work(controller.signal).finally(() => this.#forget(key, flight));
    const flight: Flight<T> = { outcome, controller, readers: 0 };
    this.#running.set(key, flight);
    return flight;
  }

  #leave(key: string, flight: Flight<T>): void {
    flight.readers -= 1;
    if (flight.readers > 0) return;
    this.#forget(key, flight);
    flight.controller.abort();
  }

  #forget(key: string, flight: Flight<T>): void {
    if (this.#running.get(key) === flight) this.#running.delete(key);
  }
}
