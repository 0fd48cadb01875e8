import "server-only";
import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll } from "cockatiel";
import { Cluster } from "ioredis";
import { decodeBytes, decodeHead, type EntryHead, encodeEntry, type StoredEntry } from "@/lib/cache/encode-entry";
import { ttlSecondsMax } from "@/lib/cache/policies";
import type { RedisClient } from "@/lib/cache/redis";
import { newId } from "@/lib/id";

/** Bumped when the stored form changes, so that two versions of Querent can share a Redis during an update. */
const namespace = "querent:v2";
/** Longer than any value lives: a value whose tags have no generation any more is never trusted. */
const generationSeconds = 2 * ttlSecondsMax;
const failuresToOpen = 3;
const openForMs = 1_000;
/** Deletes or prolongs the lock only when it is still ours: it may have run out and be somebody else's by now. */
const unlockScript = `if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) end return 0`;
const prolongScript = `if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("pexpire", KEYS[1], ARGV[2]) end return 0`;

export type Lock = { release: () => Promise<void> };

/** L2: values shared by all instances. Every method treats a Redis that is down, slow or holds rubbish as "nothing there". */
export class RedisTier {
  readonly #breaker = circuitBreaker(handleAll, {
    halfOpenAfter: openForMs,
    breaker: new ConsecutiveBreaker(failuresToOpen),
  });

  constructor(readonly client: RedisClient) {}

  /** Whether Redis failed so often just now that it is left alone, but for one attempt a second. */
  get isLeftAlone(): boolean {
    return this.#breaker.state !== CircuitState.Closed;
  }

  /**
   * The generation of each tag now, made where there is none. Generations are random, not counted: one that Redis evicted
   * can never come back with an old value. Nulls: Redis did not answer.
   */
  async generations(tags: readonly string[]): Promise<Record<string, string> | null> {
    const generations = await this.#attempt(async () => {
      const known = await this.#getAll(tags.map(tagKey));
      return await Promise.all(tags.map((tag, index) => known[index]?.toString() ?? this.#makeGeneration(tag)));
    });
    return generations && Object.fromEntries(tags.map((tag, index) => [tag, generations[index] as string]));
  }

  async #makeGeneration(tag: string): Promise<string> {
    const made = newId();
    // NX with GET answers the one that another instance made first, or null when ours was taken.
    return (await this.client.set(tagKey(tag), made, "EX", generationSeconds, "NX", "GET")) ?? made;
  }

  /**
   * The entry under a key when all its tags still have the generation it was read under. `tags`: those that it must have; null where
   * they are not known before, which takes a second round trip.
   */
  async read(key: string, tags: readonly string[] | null): Promise<StoredEntry | null> {
    const [stored, ...known] =
      (await this.#attempt(() => this.#getAll([valueKey(key), ...(tags ?? []).map(tagKey)]))) ?? [];
    const head = stored ? decodeHead(stored) : null;
    if (head === null || !stored) return null;
    const generations = tags === null ? await this.#generationsOf(head) : known;
    const isCurrent = (tags ?? Object.keys(head.generations)).every(
      (tag, index) => head.generations[tag] !== undefined && head.generations[tag] === generations?.[index]?.toString(),
    );
    const bytes = isCurrent ? await decodeBytes(stored) : null;
    return bytes && { ...head, bytes };
  }

  async write(key: string, entry: StoredEntry, ttlMs: number, bytesMax: number): Promise<void> {
    const bytes = await encodeEntry(entry);
    if (bytes.length > bytesMax || ttlMs < 1) return;
    await this.#attempt(() => this.client.set(valueKey(key), bytes, "PX", Math.floor(ttlMs)));
  }

  /**
   * Takes the tags their generations; whoever reads next makes new ones. A Redis that is full takes that too. It is tried even while
   * Redis is left alone. Returns whether Redis did it.
   */
  async bump(tags: readonly string[]): Promise<boolean> {
    try {
      await Promise.all(tags.map((tag) => this.client.del(tagKey(tag))));
      return true;
    } catch {
      return false; // as in #attempt
    }
  }

  /**
   * Tries to become the one instance that reads a key; the lock is prolonged until it is released, and ends by itself with this
   * process. Nulls: somebody else is. Without Redis everybody may.
   */
  async lock(key: string, holdMs: number): Promise<Lock | null> {
    const token = newId();
    const name = lockKey(key);
    const answer = await this.#attempt(() => this.#take(name, token, holdMs));
    if (answer === null) return { release: async () => undefined };
    if (answer.taken === null) return null;
    const prolong = () => void this.#attempt(() => this.client.eval(prolongScript, 1, name, token, holdMs));
    const timer = setInterval(prolong, holdMs / 3).unref();
    const release = async () => {
      clearInterval(timer);
      await this.#attempt(() => this.client.eval(unlockScript, 1, name, token));
    };
    return { release };
  }

  async #take(name: string, token: string, holdMs: number): Promise<{ taken: unknown }> {
    try {
      return { taken: await this.client.set(name, token, "PX", holdMs, "NX") };
    } catch (cause) {
      // It may have been taken all the same; others would wait for nobody.
      this.client.eval(unlockScript, 1, name, token).catch(() => null);
      throw cause;
    }
  }

  /** Whether some instance holds the lock of a key. */
  async isLocked(key: string): Promise<boolean> {
    return (await this.#attempt(() => this.client.exists(lockKey(key)))) === 1;
  }

  async #generationsOf({ generations }: EntryHead): Promise<(Buffer | null)[] | null> {
    return await this.#attempt(() => this.#getAll(Object.keys(generations).map(tagKey)));
  }

  /** In one command where one server has all keys; on a Cluster each key has a server of its own, and they are asked side by side. */
  async #getAll(keys: readonly string[]): Promise<(Buffer | null)[]> {
    if (this.client instanceof Cluster) return await Promise.all(keys.map((key) => this.client.getBuffer(key)));
    return await this.client.mgetBuffer(...keys);
  }

  /** Whether `work` succeeds. It is not tried while Redis is left alone, and its failures count. */
  async succeeds(work: () => Promise<boolean>): Promise<boolean> {
    const done = await this.#attempt(async () => {
      if (!(await work())) throw new Error("Redis does not answer");
      return true;
    });
    return done ?? false;
  }

  /** Nulls: Redis failed, or failed so often just now that it is left alone for a second. */
  async #attempt<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await this.#breaker.execute(work);
    } catch {
      return null; // an outage is logged by redis.ts, once; here it only means "nothing there"
    }
  }
}

const valueKey = (key: string) => `${namespace}:value:${key}`;
const lockKey = (key: string) => `${namespace}:lock:${key}`;
const tagKey = (tag: string) => `${namespace}:tag:${tag}`;
