import { LRUCache } from "lru-cache";
import { TagLog } from "@/lib/cache/tag-log";

type MemoryEntry = {
  readonly value: unknown;
  /** When the source was read. **Units** milliseconds since 1970. */
  readonly storedAt: number;
  /** **Units** milliseconds since 1970. */
  readonly expiresAt: number;
  readonly tags: readonly string[];
  /** Where the tag log stood when the read began. */
  readonly readFrom: number;
};

/** L1: values of this process, bounded by the bytes of their serialised form. */
export class MemoryTier {
  readonly tagLog = new TagLog();
  readonly #entries: LRUCache<string, MemoryEntry>;

  constructor(
    bytesMax: number,
    readonly now: () => number,
  ) {
    this.#entries = new LRUCache({ maxSize: bytesMax, maxEntrySize: Math.floor(bytesMax / 4) });
  }

  /** A value that is neither expired, invalidated nor older than `ageMsMax`. */
  read(key: string, ageMsMax: number): { value: unknown; storedAt: number } | null {
    const entry = this.#entries.get(key);
    if (entry === undefined) return null;
    if (this.now() >= entry.expiresAt || !this.tagLog.isCurrent(entry.readFrom, entry.tags)) {
      this.#entries.delete(key);
      return null;
    }
    return this.now() - entry.storedAt > ageMsMax ? null : entry;
  }

  /** Keeps a value. One that was invalidated while it was being read is dropped: it may be the old one. */
  write(key: string, entry: MemoryEntry, bytes: number): void {
    if (!this.tagLog.isCurrent(entry.readFrom, entry.tags)) return;
    this.#entries.set(key, entry, { size: Math.max(1, bytes + key.length) });
  }

  /** **Units** bytes of serialised values held. */
  get bytes(): number {
    return this.#entries.calculatedSize;
  }
}
