import "server-only";
import { LRUCache } from "lru-cache";
import type { Dependencies } from "@/lib/cache/dependencies";
import type { TieredCache } from "@/lib/cache/open-cache";

/** Whose session or token a request shows, as it was verified a moment ago. */
export type KnownReader = {
  readonly userId: string;
  /** Under which this reader's answers are kept: nobody else's, and in one language. */
  readonly scope: string;
};
type Remembered = KnownReader & {
  readonly tags: readonly string[];
  readonly readFrom: number;
  readonly since: number;
  readonly untilMs: number;
};

/** A verification is remembered for at most this long; signing out, a change of the account and revoking end it at once. */
const rememberedMsMax = 30_000;
const bytesMax = 8 * 1024 * 1024;

/** Readers whose session or token was verified within the last half minute. */
export class KnownReaders {
  readonly #known = new LRUCache<string, Remembered>({ maxSize: bytesMax });

  constructor(private readonly cache: TieredCache) {}

  /** Remembers who showed these headers. `readFrom`: where the tag log stood before the verification began. */
  note(key: string, reader: KnownReader, { tags, freshForMs }: Dependencies, readFrom: number): void {
    const since = performance.now();
    const untilMs = since + Math.min(rememberedMsMax, freshForMs);
    this.#known.set(key, { ...reader, tags: [...tags], readFrom, since, untilMs }, { size: key.length + 500 });
  }

  /** Nulls: not known, or no longer; the route then verifies. */
  find(key: string): KnownReader | null {
    const known = this.#known.get(key);
    if (known === undefined) return null;
    const isCurrent =
      performance.now() < known.untilMs &&
      this.cache.memory.tagLog.isCurrent(known.readFrom, known.tags) &&
      this.cache.isTrusted(known.since, rememberedMsMax);
    if (isCurrent) return known;
    this.#known.delete(key);
    return null;
  }
}
