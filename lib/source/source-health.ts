import "server-only";
import type { ErrorCode } from "@/lib/errors";
import type { Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";
import type { SourceKind } from "./schema";

/** What says that nobody is there, or nobody who lets us in. */
const unreached: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...(["source/host", "source/password", "source/database", "source/tls", "source/file"] as const),
  ...(["source/unreachable", "source/private-address", "source/forbidden-address", "execute/connection"] as const),
]);
/** What says nothing of it: a slow query, a reader who left, an account that may not do this one thing. */
const silent: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...(["execute/timeout", "execute/cancelled", "execute/stopped", "source/rights", "source/too-slow"] as const),
]);

export type SourceState = { readonly sourceId: string; readonly kind: SourceKind; readonly isUp: boolean };

type Known = { readonly kind: SourceKind; isUp: boolean; probe: NodeJS.Timeout | null };

type Options = {
  /** Tries a source; what comes of it is noted by whoever tries. Fails: source/not-found, where it is no more. */
  readonly probe: (sourceId: string) => Promise<Result<unknown>>;
  readonly probeEveryMs: number;
};

/**
 * Which sources can be reached, as far as somebody has tried. Nobody is asked while all is well: a warehouse that has gone to sleep is
 * left alone. One that did not answer is tried again until it does.
 */
export class SourceHealth {
  readonly #known = new Map<string, Known>();

  constructor(private readonly options: Options) {}

  /** What came of an attempt to work with a source. */
  note(sourceId: string, kind: SourceKind, outcome: Result<unknown>): void {
    if (!outcome.ok && silent.has(outcome.error.code)) return;
    const isUp = outcome.ok || !unreached.has(outcome.error.code);
    const before = this.#known.get(sourceId);
    if (before?.isUp !== isUp && (before || !isUp)) {
      const said = isUp ? "a source answers again" : "a source cannot be reached";
      logger("source").warn({ sourceId, sourceKind: kind, code: outcome.ok ? null : outcome.error.code }, said);
    }
    const known = before ?? { kind, isUp, probe: null };
    known.isUp = isUp;
    this.#known.set(sourceId, known);
    if (isUp) this.#rest(known);
    else this.#probeLater(sourceId, known);
  }

  forget(sourceId: string): void {
    const known = this.#known.get(sourceId);
    if (known) this.#rest(known);
    this.#known.delete(sourceId);
  }

  list(): SourceState[] {
    return [...this.#known].map(([sourceId, { kind, isUp }]) => ({ sourceId, kind, isUp }));
  }

  /** No more probes. */
  close(): void {
    for (const known of this.#known.values()) this.#rest(known);
    this.#known.clear();
  }

  #rest(known: Known): void {
    if (known.probe !== null) clearTimeout(known.probe);
    known.probe = null;
  }

  /** One at a time: the next is only thought of when this one has ended. */
  #probeLater(sourceId: string, known: Known): void {
    known.probe ??= setTimeout(() => void this.#probe(sourceId, known), this.options.probeEveryMs).unref();
  }

  async #probe(sourceId: string, known: Known): Promise<void> {
    const probe = known.probe;
    try {
      const found = await this.options.probe(sourceId);
      if (!found.ok && found.error.code === "source/not-found") this.forget(sourceId);
    } catch (cause) {
      // The store is away, which knows how to reach the source.
      logger("source").warn({ err: cause, sourceId }, "a source could not be tried again");
    }
    const isStill = this.#known.get(sourceId) === known && known.probe === probe && !known.isUp;
    if (!isStill) return;
    known.probe = null;
    this.#probeLater(sourceId, known);
  }
}
