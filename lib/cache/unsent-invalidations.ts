import "server-only";
import { everyTag } from "@/lib/cache/memory-tier";

/** More than this are not worth remembering one by one. */
const countMax = 1_000;
const retryEveryMs = 1_000;

/**
 * Invalidations that Redis has not taken: kept until it does, and tried again once a second, as this instance may read nothing for
 * long while others read what it could not make void.
 */
export class UnsentInvalidations {
  /** Each tag with the number of its last invalidation: one that is invalidated again while it is sent is sent again. */
  readonly #tags = new Map<string, number>();
  #count = 0;
  #timer: NodeJS.Timeout | null = null;
  #isOver = false;

  /** `announce` tells the others once more what Redis took late: until then they may have read the old value from it. */
  constructor(
    readonly bump: (tags: readonly string[]) => Promise<boolean>,
    readonly announce: (tags: readonly string[]) => Promise<void>,
  ) {}

  async send(tags: readonly string[]): Promise<void> {
    this.#count += 1;
    for (const tag of tags) this.#tags.set(tag, this.#count);
    await this.#take(tags, this.#count);
    this.#retryLater();
  }

  get isEmpty(): boolean {
    return this.#tags.size === 0;
  }

  /** Sends what is left. Gives whether Redis knows of every invalidation of this instance then. */
  async settle(): Promise<boolean> {
    if (this.isEmpty) return true;
    const tags = [...this.#tags.keys()];
    if (!(await this.#take(tags, this.#count))) return false;
    await this.announce(tags);
    return this.isEmpty;
  }

  /** For when the connection is given up. */
  stop(): void {
    this.#isOver = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  async #take(tags: readonly string[], until: number): Promise<boolean> {
    if (!(await this.bump(tags.length > countMax ? [everyTag] : tags))) return false;
    for (const tag of tags) if ((this.#tags.get(tag) ?? 0) <= until) this.#tags.delete(tag);
    return true;
  }

  #retryLater(): void {
    if (this.#timer !== null || this.#isOver || this.isEmpty) return;
    this.#timer = setTimeout(async () => {
      await this.settle();
      this.#timer = null;
      this.#retryLater();
    }, retryEveryMs).unref();
  }
}
