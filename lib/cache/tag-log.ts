/**
 * When each tag was last invalidated, as positions in one growing sequence. A value counts while none of its tags was
 * invalidated after its read began. Bounded: a forgotten tag raises the floor below which nothing counts any more.
 */
export class TagLog {
  #sequence = 0;
  #floor = 0;
  readonly #lastInvalidated = new Map<string, number>();

  constructor(readonly tagCountMax = 10_000) {}

  /** The position to remember when a read begins. */
  get now(): number {
    return this.#sequence;
  }

  /** Whether a value read since `position` still counts. */
  isCurrent(position: number, tags: readonly string[]): boolean {
    if (position < this.#floor) return false;
    return tags.every((tag) => (this.#lastInvalidated.get(tag) ?? 0) <= position);
  }

  invalidate(tags: readonly string[]): void {
    this.#sequence += 1;
    for (const tag of tags) {
      this.#lastInvalidated.delete(tag); // inserted again, so that the map's order is by age
      this.#lastInvalidated.set(tag, this.#sequence);
    }
    for (const [tag, position] of this.#lastInvalidated) {
      if (this.#lastInvalidated.size <= this.tagCountMax) break;
      this.#lastInvalidated.delete(tag);
      this.#floor = Math.max(this.#floor, position);
    }
  }

  /** Makes everything read so far stale. */
  invalidateAll(): void {
    this.#sequence += 1;
    this.#floor = this.#sequence;
    this.#lastInvalidated.clear();
  }
}
