import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { CacheRequest } from "@/lib/cache/cache-request";
import { openCache } from "@/lib/cache/open-cache";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";

type Rows = { n: number };
const rows: CacheRequest<Rows> = {
  ...{ kind: "query-result", key: ["s1", "SELECT 1"], tags: ["source:s1"], ttlSeconds: 60, mayBeStale: true },
  schema: z.object({ n: z.number() }),
};

function setUp() {
  let time = 1_000_000;
  const cache = openCache({ memoryBytesMax: 1_000_000, now: () => time, steadyNow: () => time });
  let n = 0;
  const load = vi.fn(async (): Promise<Result<Rows>> => ok({ n: ++n }));
  const read = async (request = rows) => {
    const answer = await cache.cached(request, load);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const pass = (seconds: number) => {
    time += seconds * 1_000;
  };
  return { cache, load, read, pass };
}

/** What runs behind an answer comes to its end. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("rows that may be old", () => {
  it("are served while new ones are read, once for all who ask", async () => {
    const { load, read, pass } = setUp();
    await read();
    pass(90);
    const all = await Promise.all([read(), read(), read()]);
    expect(all.map(({ value, isStale }) => [value.n, isStale])).toEqual([
      [1, true],
      [1, true],
      [1, true],
    ]);
    expect(all[0]?.ageSeconds).toBe(90);
    await settle();
    expect(load).toHaveBeenCalledTimes(2);
    expect(await read()).toMatchObject({ value: { n: 2 }, isStale: false, ageSeconds: 0 });
  });

  it("are never older than twice their time, and never for those who did not ask for it", async () => {
    const { read, pass } = setUp();
    await read();
    pass(61);
    expect(await read({ ...rows, mayBeStale: false })).toMatchObject({ value: { n: 2 }, tier: "source" });
    pass(121);
    expect(await read()).toMatchObject({ value: { n: 3 }, tier: "source" });
  });

  it("of hours are old for ten minutes at the most", async () => {
    const { read, pass } = setUp();
    const hours = { ...rows, ttlSeconds: 7_200 };
    await read(hours);
    pass(6_480 + 599);
    expect(await read(hours)).toMatchObject({ tier: "memory" });
    await settle();
    pass(7_200 + 601);
    expect(await read(hours)).toMatchObject({ tier: "source" });
  });

  it("stay while the source fails, which is left alone for five seconds each time", async () => {
    const { load, read, pass } = setUp();
    await read();
    pass(70);
    load.mockResolvedValue(refuse("source/unreachable"));
    for (let i = 0; i < 5; i++) {
      expect(await read()).toMatchObject({ value: { n: 1 }, isStale: true });
      await settle();
    }
    expect(load).toHaveBeenCalledTimes(2);
    pass(6);
    await read();
    await settle();
    expect(load).toHaveBeenCalledTimes(3);
    pass(60);
    await expect(read()).rejects.toThrow("source/unreachable");
  });

  it("are read anew before they end where they are in use", async () => {
    const { load, read, pass } = setUp();
    await read();
    for (let i = 0; i < 3; i++) await read();
    pass(53);
    expect(await read()).toMatchObject({ value: { n: 1 }, isStale: false });
    await settle();
    expect(load).toHaveBeenCalledTimes(2);
    expect(await read()).toMatchObject({ value: { n: 2 }, ageSeconds: 0 });
  });

  it("that nobody else has asked for end in peace", async () => {
    const { load, read, pass } = setUp();
    await read();
    pass(53);
    await read();
    await settle();
    expect(load).toHaveBeenCalledOnce();
  });

  it("are not all over at the same moment", async () => {
    const { read, pass } = setUp();
    const many = Array.from({ length: 50 }, (_, i) => ({ ...rows, mayBeStale: false, key: [String(i)] }));
    await Promise.all(many.map((one) => read(one)));
    pass(57);
    const tiers = (await Promise.all(many.map((one) => read(one)))).map(({ tier }) => tier);
    expect(new Set(tiers)).toEqual(new Set(["memory", "source"]));
  });

  it("survive a clock that is put back or forward, by the other one", async () => {
    let wall = 1_000_000_000;
    let steady = 0;
    const cache = openCache({ memoryBytesMax: 1_000_000, now: () => wall, steadyNow: () => steady });
    const load = vi.fn(async () => ok({ n: 1 }));
    await cache.cached(rows, load);
    for (const jumpMs of [-86_400_000, 2 * 86_400_000]) {
      wall += jumpMs;
      expect(await cache.cached(rows, load)).toMatchObject({ value: { tier: "memory", ageSeconds: 0 } });
    }
    steady += 130_000;
    await cache.cached(rows, load);
    expect(load).toHaveBeenCalledTimes(2);
  });
});
