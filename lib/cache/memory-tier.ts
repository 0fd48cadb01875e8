import { LRUCache } from "lru-cache";
import type { CacheKind } from "@/lib/cache/policies";
import { TagLog } from "@/lib/cache/tag-log";

/** A value of this process. */
export type MemoryEntry = {
  readonly kind: CacheKind;
  /** What it is, for people: the last part of its key. */
  readonly subject: string;
  /** The frozen value, or its JSON where it is large. */
  readonly held: unknown;
  readonly form: "object" | "bytes";
  /** When the source was read, by the clock that never jumps. **Units** milliseconds. */
  readonly readAt: number;
  /** When it came into memory, by the same clock. **Units** milliseconds. */
  readonly since: number;
  /** From when on it is of use to nobody, by the same clock. **Units** milliseconds. */
  readonly until: number;
  /** By what part its time is cut short. */
  readonly jitter: number;
  readonly tags: readonly string[];
  /** Where the tag log stood when the read began. */
  readonly readFrom: number;
  /** The generations of its tags in the shared tier when the read began. Nulls: it did not say. */
  readonly generations: Readonly<Record<string, string>> | null;
  hits: number;
  /** Where the tag log stood when the entry was last found to count: nothing has happened while it stands there. */
  checkedAt?: number;
};

/** The tag of everything: what clears the cache, or stands for more invalidations than are worth remembering one by one. */
export const everyTag = "*";
/** The tag of one value alone: others are told by it that the value was read anew. */
export const ownTagOf = (key: string): string => `${ownTagPrefix}${key}`;
const ownTagPrefix = "key:";

/** What has ended is cleared away that often, so that memory holds what is in use and not all that it has room for. */
const sweepMs = 15_000;

/** L1: values of this process, bounded by the memory that they take, as far as that can be told from their serialised form. */
export class MemoryTier {
  readonly tagLog = new TagLog();
  readonly #entries: LRUCache<string, MemoryEntry>;
  #sweptAt = 0;

  constructor(readonly bytesMax: number) {
    // At least one byte, which holds nothing: the library takes 0 for "unbounded".
    const maxSize = Math.max(1, bytesMax);
    this.#entries = new LRUCache({ maxSize, maxEntrySize: Math.max(1, Math.floor(maxSize / 4)) });
  }

  /** A value that was not invalidated. Its age is for the reader to judge. Nulls: there is none. */
  read(key: string): MemoryEntry | null {
    const entry = this.#entries.get(key);
    if (entry === undefined) return null;
    const { now } = this.tagLog;
    if (entry.checkedAt === now) return entry;
    if (this.tagLog.isCurrent(entry.readFrom, entry.tags)) {
      entry.checkedAt = now;
      return entry;
    }
    this.#entries.delete(key);
    return null;
  }

  /** Keeps a value. **Units** `bytes`: of memory. One that was invalidated while it was being read is dropped: it may be the old one. */
  write(key: string, entry: MemoryEntry, bytes: number): void {
    if (!this.tagLog.isCurrent(entry.readFrom, entry.tags)) return;
    this.#entries.set(key, entry, { size: Math.ceil(Math.max(1, bytes + key.length)) });
    if (entry.since - this.#sweptAt > sweepMs) this.#sweep(entry.since);
  }

  #sweep(now: number): void {
    this.#sweptAt = now;
    this.#entries.forEach(({ until }, key) => {
      if (until <= now) this.#entries.delete(key);
    });
  }

  /** Forgets what has one of these tags. */
  invalidate(tags: readonly string[]): void {
    if (tags.includes(everyTag)) {
      this.invalidateAll();
      return;
    }
    this.tagLog.invalidate(tags);
    for (const tag of tags) {
      if (tag.startsWith(ownTagPrefix)) this.#entries.delete(tag.slice(ownTagPrefix.length));
    }
  }

  /** Forgets everything. */
  invalidateAll(): void {
    this.tagLog.invalidateAll();
    this.#entries.clear();
  }

  /** What is held and not invalidated, with its size. **Units** bytes. **Order** most recently used first. */
  *list(): Generator<readonly [entry: MemoryEntry, bytes: number]> {
    for (const key of this.#entries.keys()) {
      const { value: entry, size = 0 } = this.#entries.info(key) ?? {};
      if (entry && this.tagLog.isCurrent(entry.readFrom, entry.tags)) yield [entry, size];
    }
  }
}
