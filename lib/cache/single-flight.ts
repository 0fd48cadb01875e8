/** Lets many callers share one running piece of work per key. */
export class SingleFlight<T> {
  readonly #running = new Map<string, Promise<T>>();

  /** Joins the work running under the key, or starts it. `joined` tells which. */
  run(key: string, work: () => Promise<T>): { joined: boolean; outcome: Promise<T> } {
    const running = this.#running.get(key);
    if (running !== undefined) return { joined: true, outcome: running };
    const outcome = work().finally(() => this.#running.delete(key));
    this.#running.set(key, outcome);
    return { joined: false, outcome };
  }
}
