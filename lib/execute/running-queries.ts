import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { newId } from "@/lib/id";
import { remember } from "@/lib/remember";
import type { QueryOccasion, RunningQuery } from "./schema";

type Asker = {
  readonly viewer: Pick<Viewer, "userId" | "name">;
  readonly occasion: QueryOccasion;
  /** Told of each new place in the line. */
  readonly onWaiting: (position: number) => void;
};

/** A query on its way through the queue to the engine. */
export type QueryInHand = {
  /** Falls when somebody stops it. */
  readonly stopped: AbortSignal;
  /** It waits, at this place of the line. */
  place(position: number): void;
  /** The engine gets it now. */
  start(): void;
  end(): void;
};

type Entry = {
  readonly id: string;
  readonly key: string;
  readonly sourceId: string;
  readonly sql: string;
  readonly since: Date;
  readonly controller: AbortController;
  startedAt: Date | null;
  position: number | null;
};

/**
 * The queries of this process that wait or run, and who waits for them. Equal queries run once for several people, so people
 * and queries are kept apart and meet in a key.
 */
export class RunningQueries {
  readonly #askers = new Map<string, Set<Asker>>();
  readonly #entries = new Map<string, Entry>();
  /** Told after each change. */
  onChange: () => void = () => undefined;

  /** Somebody waits for the query with this key, until the function that it gives is called. */
  join(key: string, asker: Asker): () => void {
    const askers = this.#askers.get(key) ?? new Set();
    this.#askers.set(key, askers.add(asker));
    const entry = [...this.#entries.values()].find((running) => running.key === key);
    if (entry !== undefined && entry.position !== null) asker.onWaiting(entry.position);
    return () => {
      askers.delete(asker);
      if (askers.size === 0 && this.#askers.get(key) === askers) this.#askers.delete(key);
    };
  }

  /** The query with this key goes to its source. */
  begin(key: string, { sourceId, sql }: { readonly sourceId: string; readonly sql: string }): QueryInHand {
    const controller = new AbortController();
    const entry: Entry = {
      id: newId(),
      ...{ key, sourceId, sql, controller },
      since: new Date(),
      startedAt: null,
      position: null,
    };
    this.#entries.set(entry.id, entry);
    this.onChange();
    return {
      stopped: controller.signal,
      place: (position) => {
        entry.position = position;
        for (const asker of this.#askers.get(key) ?? []) asker.onWaiting(position);
        this.onChange();
      },
      start: () => {
        entry.startedAt = new Date();
        entry.position = null;
        this.onChange();
      },
      end: () => {
        this.#entries.delete(entry.id);
        this.onChange();
      },
    };
  }

  /** Order: oldest first. */
  list(): RunningQuery[] {
    return [...this.#entries.values()].map(({ id, key, sourceId, sql, since, startedAt, position }) => ({
      ...{ id, sourceId, sql, position },
      state: startedAt === null ? "waiting" : "running",
      since: since.toISOString(),
      startedAt: startedAt?.toISOString() ?? null,
      askers: [...(this.#askers.get(key) ?? [])].map(({ viewer, occasion }) => ({
        userId: viewer.userId,
        name: viewer.name,
        occasion,
      })),
    }));
  }

  /** Stops a query for all who wait for it, at the engine too. Whether there was one. */
  stop(id: string): boolean {
    const entry = this.#entries.get(id);
    entry?.controller.abort();
    return entry !== undefined;
  }
}

/** Those of this process. */
export function runningQueries(): RunningQueries {
  return remember("running-queries", () => new RunningQueries());
}
