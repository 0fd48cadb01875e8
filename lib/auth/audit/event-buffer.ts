/** How long an event waits for others to be written with it. */
const waitMs = 1_000;
/** Events of one insert; as many waiting are written at once. */
const batchCountMax = 200;
/** Events kept while the store is away: some 10 MB. What comes on top is lost, and said to be. */
const waitingCountMax = 10_000;
/** A batch that failed this often will not go in: it is given up, so that those behind it can. */
const attemptCountMax = 5;

export type EventBuffer<T> = {
  /** Takes an event and returns at once. */
  add(event: T): void;
  /** Writes all that waits; returns when it is written or given up for now. */
  flush(): Promise<void>;
  /** The last chance of all that waits: what does not go in now is lost. */
  close(): Promise<void>;
};

type Options<T> = {
  readonly write: (events: readonly T[]) => Promise<void>;
  /** Whether what a write failed with says that the store is away, and nothing of the events. */
  readonly isAway: (cause: unknown) => boolean;
  /** Hears of a batch that could not be written (`lost` 0 while it will be tried again) and of events that were dropped. */
  readonly onFailure: (failure: { readonly lost: number; readonly cause: unknown }) => void;
};

/**
 * Collects events and writes them together, so that whoever causes one does not wait for the store.
 * Order: as they came. Bounded: a store that is away costs events, never the process.
 */
export function makeEventBuffer<T>({ write, isAway, onFailure }: Options<T>): EventBuffer<T> {
  let waiting: T[] = [];
  let dropped = 0;
  let attempts = 0;
  let timer: NodeJS.Timeout | null = null;
  let flushing: Promise<void> | null = null;

  function schedule(ms: number): void {
    timer ??= setTimeout(() => void flush(), ms).unref();
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    flushing ??= writeAll().finally(() => {
      flushing = null;
      if (waiting.length > 0) schedule(waitMs);
    });
    return flushing;
  }

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchCountMax);
      try {
        await write(batch);
      } catch (cause) {
        if (!isAway(cause)) attempts += 1;
        if (attempts < attemptCountMax) return onFailure({ lost: 0, cause });
        onFailure({ lost: batch.length, cause });
      }
      attempts = 0;
      waiting = waiting.slice(batch.length);
    }
    if (dropped > 0) onFailure({ lost: dropped, cause: null });
    dropped = 0;
  }

  return {
    add(event) {
      if (waiting.length >= waitingCountMax) dropped += 1;
      else waiting.push(event);
      if (waiting.length >= batchCountMax && attempts === 0) void flush();
      else schedule(waitMs);
    },
    flush,
    async close() {
      await flush();
      attempts = attemptCountMax;
      if (waiting.length > 0) await flush();
    },
  };
}
