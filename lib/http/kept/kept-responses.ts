import "server-only";
import { createHash } from "node:crypto";
import { kindTag } from "@/lib/cache/cache-key";
import { defaultCache } from "@/lib/cache/default-cache";
import type { Dependencies } from "@/lib/cache/dependencies";
import type { TieredCache } from "@/lib/cache/open-cache";
import { ttlSecondsMax } from "@/lib/cache/policies";
import { type KeptResponse, packResponse, unpackResponse } from "@/lib/http/kept/kept-response";
import { type KnownReader, KnownReaders } from "@/lib/http/kept/known-readers";
import { remember } from "@/lib/remember";
import { annotate } from "@/lib/telemetry/trace";

/** An answer that lasts less is not worth the place. */
const keptMsMin = 50;
/** An answer that lasts less is not worth the way to the shared tier. */
const sharedMsMin = 2_000;
/** A longer answer would put too much else out of memory. */
export const keptBytesMax = 4 * 1024 * 1024;
/** A packed form for each coding takes about this much beside the body. */
const packedPart = 0.5;

/** For traces: made once, because this is said of thousands of answers a second. */
const levels = { memory: { "querent.cache.level": "memory" }, redis: { "querent.cache.level": "redis" } };

/** What a request asks for, as far as answers differ by it. */
export type Asked = { readonly url: string; readonly accept: string | null | undefined };

/** As it lies in memory. `endsAt`: by the clock that never jumps. **Units** milliseconds. */
type Held = { readonly response: KeptResponse; readonly endsAt: number };
type HeldOptions = Pick<Dependencies, "generations"> & {
  readonly tags: readonly string[];
  readonly readFrom: number;
  readonly forMs: number;
};

/**
 * Whole answers of routes that are declared with `keep`, by reader and address. They live on the levels of the cache: an answer ends
 * with the first value that it was made of, and is dropped with each tag of theirs, on every instance.
 */
export class KeptResponses {
  readonly readers: KnownReaders;
  /** Patterns of the routes that keep their answers: others are not looked for. */
  readonly routes = new Set<string>();

  readonly #underWay = new Map<string, PromiseWithResolvers<void>>();

  constructor(private readonly cache: TieredCache) {
    this.readers = new KnownReaders(cache);
  }

  /** Where the tag log stands: to be asked before anything is read for an answer. */
  get position(): number {
    return this.cache.memory.tagLog.now;
  }

  /** The answer that this reader would get, from memory. Nulls: it is not there. */
  find(reader: KnownReader, asked: Asked): KeptResponse | null {
    const entry = this.cache.memory.read(nameOf(reader, asked));
    if (entry === null) return null;
    // Under such a key stands nothing but what `#hold` put there.
    const { response, endsAt } = entry.held as Held;
    if (performance.now() >= endsAt || !this.cache.isTrusted(entry.since, Number.POSITIVE_INFINITY)) return null;
    entry.hits += 1;
    return response;
  }

  /** The same from the shared tier. Nulls: it is not there either. */
  async findShared(reader: KnownReader, asked: Asked): Promise<KeptResponse | null> {
    const readFrom = this.position;
    const name = nameOf(reader, asked);
    const entry = await this.cache.shared.read(sharedKeyOf(name), null);
    const response = entry && unpackResponse(entry.bytes);
    if (!entry || !response) return null;
    const forMs = response.endsAt - Date.now();
    // An end further away than anything lasts was written by a clock that cannot be trusted.
    if (forMs <= 0 || forMs > ttlSecondsMax * 1_000) return null;
    const { generations } = entry;
    this.#hold(name, { response, url: asked.url }, { tags: Object.keys(generations), generations, readFrom, forMs });
    return response;
  }

  /** Counts an answer that was sent, or that the reader had already. */
  sent(from: "memory" | "redis", wasNeeded: boolean): void {
    annotate(levels[from]);
    if (wasNeeded) this.cache.counts.found("response", from);
    else this.cache.counts.revalidated();
  }

  /**
   * Keeps what a route has just answered, for as long as it lasts.
   * Access: `dependencies` must hold all that decides whether this reader may see it, the account included.
   */
  keep(
    { reader, asked, readFrom }: { reader: KnownReader; asked: Asked; readFrom: number },
    response: KeptResponse,
    dependencies: Dependencies,
  ): void {
    this.cache.counts.found("response", "source");
    const name = nameOf(reader, asked);
    this.#keep(name, { asked, readFrom }, response, dependencies);
    this.#answered(name);
  }

  #keep(
    name: string,
    { asked, readFrom }: { asked: Asked; readFrom: number },
    response: KeptResponse,
    { tags, generations, freshForMs }: Dependencies,
  ): void {
    const forMs = Math.min(freshForMs, response.endsAt - Date.now());
    if (forMs < keptMsMin || response.body.length > keptBytesMax) return;
    const kind = kindTag("response");
    this.#hold(name, { response, url: asked.url }, { tags: [kind, ...tags], generations, readFrom, forMs });
    // Nobody waits for the way to the shared tier, which never fails.
    if (generations !== null && forMs >= sharedMsMin)
      void this.#share(sharedKeyOf(name), response, { generations, forMs });
  }

  /**
   * Lets one of those who ask for the same at the same moment go to the route: the others wait until its answer is there.
   * Nulls: this is the one. `leave`: falls when it has gone, whatever came of it.
   */
  follow(reader: KnownReader, asked: Asked, leave: (left: () => void) => void): Promise<void> | null {
    // Lines are shown as they come: nobody waits for the last of somebody else's.
    if (isInLines(asked)) return null;
    const name = nameOf(reader, asked);
    const running = this.#underWay.get(name);
    if (running !== undefined) return running.promise;
    const own = Promise.withResolvers<void>();
    this.#underWay.set(name, own);
    leave(() => this.#answered(name, own));
    return null;
  }

  #answered(name: string, own = this.#underWay.get(name)): void {
    own?.resolve();
    if (this.#underWay.get(name) === own) this.#underWay.delete(name);
  }

  async #share(
    key: string,
    response: KeptResponse,
    { generations, forMs }: { generations: Readonly<Record<string, string>>; forMs: number },
  ): Promise<void> {
    const own = await this.cache.shared.generations([kindTag("response")]);
    if (own === null) return;
    const bytes = packResponse({ ...response, endsAt: Date.now() + forMs });
    const entry = { bytes, storedAt: response.madeAt, jitter: 0, generations: { ...generations, ...own } };
    await this.cache.shared.write(key, entry, forMs);
  }

  #hold(name: string, { response, url }: { response: KeptResponse; url: string }, options: HeldOptions): void {
    const now = performance.now();
    const held: Held = { response, endsAt: now + options.forMs };
    const { tags, generations, readFrom } = options;
    this.cache.memory.write(
      name,
      {
        ...{ kind: "response", subject: url, held, form: "object", tags, generations, readFrom },
        ...{ readAt: now, since: now, until: held.endsAt, jitter: 0, hits: 0 },
      },
      response.body.length * (1 + packedPart),
    );
  }
}

/** Those of this process: the routes fill them, the server looks there first. */
export function keptResponses(): KeptResponses {
  return remember("kept-responses", () => new KeptResponses(defaultCache()));
}

/** Lines are another answer than one object; all else that clients accept gets the same. */
function nameOf({ scope }: KnownReader, asked: Asked): string {
  return `response:${scope} ${isInLines(asked) ? "lines" : "json"} ${asked.url}`;
}

const isInLines = ({ accept }: Asked): boolean => accept?.includes("application/x-ndjson") ?? false;

/** An address may be long, and hold what people filter by. */
const sharedKeyOf = (name: string): string => `response:${createHash("sha256").update(name).digest("base64url")}`;
