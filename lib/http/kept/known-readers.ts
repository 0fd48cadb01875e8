import "server-only";
import { LRUCache } from "lru-cache";
import type { Dependencies } from "@/lib/cache/dependencies";
import type { TieredCache } from "@/lib/cache/open-cache";

/** Whose session or token a request shows, as it was verified a moment ago. */
export type KnownReader = {
  readonly userId: string;
  /** Nulls: a token. */
  readonly sessionId: string | null;
  /** Under which this reader's answers are kept: nobody else's, and in one language. */
  readonly scope: string;
};

/** What a request says of who sends it and in which language they read: equal headers, equal reader. */
export type ReaderHeaders = {
  readonly authorization: string | null | undefined;
  readonly cookie: string | null | undefined;
  readonly acceptLanguage: string | null | undefined;
};

type Remembered = KnownReader & {
  readonly authorization: string;
  readonly acceptLanguage: string;
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
  /** By their cookies, and those without by their token: the longer text is read once. Secret. */
  readonly #known = new LRUCache<string, Remembered>({ maxSize: bytesMax });

  constructor(private readonly cache: TieredCache) {}

  /** Remembers who showed these headers. `readFrom`: where the tag log stood before the verification began. */
  note(headers: ReaderHeaders, reader: KnownReader, { tags, freshForMs }: Dependencies, readFrom: number): void {
    const since = performance.now();
    const { authorization, acceptLanguage } = headers;
    const remembered: Remembered = {
      ...{ ...reader, authorization: authorization ?? "", acceptLanguage: acceptLanguage ?? "" },
      ...{ tags: [...tags], readFrom, since, untilMs: since + Math.min(rememberedMsMax, freshForMs) },
    };
    const name = nameOf(headers);
    this.#known.set(name, remembered, { size: name.length + 500 });
  }

  /** Nulls: not known, or no longer; the route then verifies. */
  find(headers: ReaderHeaders): KnownReader | null {
    const known = this.#known.get(nameOf(headers));
    if (known === undefined || known.acceptLanguage !== (headers.acceptLanguage ?? "")) return null;
    if (known.authorization !== (headers.authorization ?? "")) return null;
    const isCurrent =
      performance.now() < known.untilMs &&
      this.cache.memory.tagLog.isCurrent(known.readFrom, known.tags) &&
      this.cache.isTrusted(known.since, rememberedMsMax);
    return isCurrent ? known : null;
  }
}

const nameOf = ({ cookie, authorization }: ReaderHeaders): string => cookie ?? authorization ?? "";
