import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { CacheRequest } from "@/lib/cache/cache-request";
import { openCache } from "@/lib/cache/open-cache";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { metricsRegistry } from "@/lib/telemetry/metrics";

const schema = z.object({ n: z.number(), list: z.array(z.number()) });
type Value = z.infer<typeof schema>;
const request: CacheRequest<Value> = { kind: "dashboard", key: ["d1", "scope"], tags: ["dashboard:d1"], schema };

function setUp(memoryBytesMax = 1_000_000) {
  let time = 1_000_000;
  let n = 0;
  const cache = openCache({ memoryBytesMax, now: () => time, steadyNow: () => time });
  const load = vi.fn(async (): Promise<Result<Value>> => {
    n += 1;
    return ok({ n, list: [n] });
  });
  const pass = (seconds: number) => {
    time += seconds * 1000;
  };
  return { cache, load, pass };
}

/** A load that ends when it is told to: by `finish`, or by the signal that nobody waits any more. */
function openEnded() {
  const finished = Promise.withResolvers<void>();
  let aborted = false;
  const load = vi.fn(
    (signal: AbortSignal) =>
      new Promise<Result<Value>>((resolve) => {
        signal.addEventListener("abort", () => {
          aborted = true;
          resolve(refuse("execute/cancelled"));
        });
        void finished.promise.then(() => resolve(ok({ n: 7, list: [] })));
      }),
  );
  return { load, finish: () => finished.resolve(), stopped: () => aborted };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe("openCache, memory alone", () => {
  it("looks whether a value is there without loading it, and is as strict about its age", async () => {
    const { cache, load, pass } = setUp();
    expect(await cache.peek(request)).toBeNull();
    await cache.cached(request, load);
    pass(2);
    expect(await cache.peek(request)).toEqual({
      value: { n: 1, list: [1] },
      tier: "memory",
      ageSeconds: 2,
      isStale: false,
    });
    expect(await cache.peek({ ...request, ttlSeconds: 1 })).toBeNull();
    expect(await cache.peek({ ...request, key: ["d1", "another scope"] })).toBeNull();
    await cache.invalidate(["dashboard:d1"]);
    expect(await cache.peek(request)).toBeNull();
    expect(load).toHaveBeenCalledOnce();
  });

  it("answers the second read from memory with its age", async () => {
    const { cache, load, pass } = setUp();
    expect(value(await cache.cached(request, load))).toMatchObject({ tier: "source", ageSeconds: 0 });
    pass(5);
    expect(value(await cache.cached(request, load))).toEqual({
      value: { n: 1, list: [1] },
      tier: "memory",
      ageSeconds: 5,
      isStale: false,
    });
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("keeps keys apart, whatever is in their parts", async () => {
    const { cache, load } = setUp();
    await cache.cached({ ...request, key: ["a", "b"] }, load);
    await cache.cached({ ...request, key: ["a b"] }, load);
    await cache.cached({ ...request, key: ['a","b'] }, load);
    await cache.cached({ ...request, kind: "user", key: ["a", "b"] }, load);
    expect(load).toHaveBeenCalledTimes(4);
  });

  it("lets a value end with its kind's policy, or earlier where the caller says so", async () => {
    const { cache, load, pass } = setUp();
    await cache.cached(request, load);
    pass(299);
    expect(value(await cache.cached(request, load)).tier).toBe("memory");
    expect(value(await cache.cached({ ...request, ttlSeconds: 10 }, load)).tier).toBe("source");
    pass(301);
    expect(value(await cache.cached(request, load)).tier).toBe("source");
  });

  it("keeps nothing for a time to live of 0", async () => {
    const { cache, load } = setUp();
    await cache.cached({ ...request, ttlSeconds: 0 }, load);
    await cache.cached({ ...request, ttlSeconds: 0 }, load);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("goes to the source on refresh and serves the others what it found", async () => {
    const { cache, load } = setUp();
    await cache.cached(request, load);
    expect(value(await cache.cached({ ...request, refresh: true }, load)).value.n).toBe(2);
    expect(value(await cache.cached(request, load)).value.n).toBe(2);
  });

  it("reads anew after its tag was invalidated, also when that happened during the read", async () => {
    const { cache, load } = setUp();
    await cache.cached(request, load);
    await cache.invalidate(["dashboard:other"]);
    expect(value(await cache.cached(request, load)).tier).toBe("memory");
    await cache.invalidate(["dashboard:d1"]);
    const during = async () => {
      const old = await load();
      await cache.invalidate(["dashboard:d1"]);
      return old;
    };
    await cache.cached(request, during);
    expect(value(await cache.cached(request, load)).value.n).toBe(3);
  });

  it("passes a failure on and never keeps it", async () => {
    const { cache, load } = setUp();
    load.mockResolvedValueOnce(refuse("source/unreachable"));
    expect(await cache.cached(request, load)).toEqual(refuse("source/unreachable"));
    expect(value(await cache.cached(request, load)).tier).toBe("source");
  });

  it("lets a bug out to everyone who waits, and reads again afterwards", async () => {
    const { cache, load } = setUp();
    load.mockRejectedValueOnce(new Error("bug"));
    const both = await Promise.allSettled([cache.cached(request, load), cache.cached(request, load)]);
    expect(both.map((one) => one.status)).toEqual(["rejected", "rejected"]);
    expect(value(await cache.cached(request, load)).tier).toBe("source");
  });

  it("loads once for a hundred simultaneous readers", async () => {
    const { cache, load } = setUp();
    const all = await Promise.all(Array.from({ length: 100 }, () => cache.cached(request, load)));
    expect(load).toHaveBeenCalledTimes(1);
    expect(new Set(all.map((one) => value(one).value.n))).toEqual(new Set([1]));
  });

  it("lets a reader leave without waiting, and the load goes on for the others", async () => {
    const { cache } = setUp();
    const first = new AbortController();
    const { load, finish, stopped } = openEnded();
    const leader = cache.cached({ ...request, signal: first.signal }, load);
    const follower = cache.cached(request, load);
    await vi.waitFor(() => expect(load).toHaveBeenCalled());
    first.abort();
    expect(await leader).toEqual(refuse("execute/cancelled"));
    expect(stopped()).toBe(false);
    finish();
    expect(value(await follower).value.n).toBe(7);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("stops the load when the last reader has left, and begins anew for whoever comes then", async () => {
    const { cache } = setUp();
    const readers = [new AbortController(), new AbortController()];
    const { load, finish, stopped } = openEnded();
    const both = readers.map(({ signal }) => cache.cached({ ...request, signal }, load));
    await vi.waitFor(() => expect(load).toHaveBeenCalled());
    readers[1]?.abort();
    expect(stopped()).toBe(false);
    readers[0]?.abort();
    expect(stopped()).toBe(true);
    expect(await Promise.all(both)).toEqual([refuse("execute/cancelled"), refuse("execute/cancelled")]);
    const late = cache.cached(request, load);
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(2));
    finish();
    expect(value(await late).value.n).toBe(7);
  });

  it("hands out values that no reader can change for the next", async () => {
    const { cache, load } = setUp();
    await cache.cached(request, load);
    const { value: shared } = value(await cache.cached(request, load));
    expect(() => shared.list.push(9)).toThrow(TypeError);
    expect(shared).toBe(value(await cache.cached(request, load)).value);
  });

  it("stays below its bound of bytes", async () => {
    const { cache } = setUp(40_000);
    const big = async () => ok({ n: 1, list: Array.from({ length: 400 }, (_, i) => i) });
    for (let i = 0; i < 20; i += 1) await cache.cached({ ...request, key: [String(i)] }, big);
    const tierOf = async (key: string) => value(await cache.cached({ ...request, key: [key] }, big)).tier;
    expect(await tierOf("19")).toBe("memory");
    expect(await tierOf("14")).toBe("memory");
    expect(await tierOf("12")).toBe("source");
  });

  it("counts hits by level and misses, by kind", async () => {
    metricsRegistry.resetMetrics();
    const { cache, load } = setUp();
    await cache.cached(request, load);
    await cache.cached(request, load);
    const text = await metricsRegistry.metrics();
    expect(text).toContain('cache_hits_total{level="memory",kind="dashboard"} 1');
    expect(text).toContain('cache_misses_total{kind="dashboard"} 1');
  });
});
