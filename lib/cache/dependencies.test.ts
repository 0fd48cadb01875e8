import { describe, expect, it } from "vitest";
import { z } from "zod";
import { gatherDependencies, keepNothingOfThis, noteDependency } from "@/lib/cache/dependencies";
import { openCache } from "@/lib/cache/open-cache";
import { refuse } from "@/lib/errors";
import { ok } from "@/lib/result";

const schema = z.object({ n: z.number() });

describe("gatherDependencies", () => {
  it("gathers the tags of all values that are read, and how long the first of them is fresh", async () => {
    let time = 0;
    const cache = openCache({ memoryBytesMax: 10_000, now: () => time, steadyNow: () => time });
    const dashboard = { kind: "dashboard" as const, key: ["d1"], tags: ["dashboard:d1"], schema };
    const model = { kind: "semantic-model" as const, key: ["s1"], tags: ["source:s1"], schema };
    await cache.cached(dashboard, async () => ok({ n: 1 }));
    time += 300_000;
    const { outcome, dependencies } = gatherDependencies(async () => {
      await cache.cached(model, async () => ok({ n: 1 }));
      await cache.peek(dashboard);
      await cache.cached(dashboard, async () => ok({ n: 2 }));
    });
    await outcome;
    expect(dependencies.tags).toEqual(new Set(["dashboard:d1", "source:s1", "kind:dashboard", "kind:semantic-model"]));
    expect(dependencies.freshForMs).toBeGreaterThan(800_000);
    expect(dependencies.freshForMs).toBeLessThanOrEqual(900_000);
  });

  it.each([
    ["a refusal", { ttlSeconds: 60 }, async () => refuse("source/unreachable")],
    ["what is never kept", { ttlSeconds: 0 }, async () => ok({ n: 1 })],
  ])("keeps nothing of %s", async (_, ttl, load) => {
    const cache = openCache({ memoryBytesMax: 10_000 });
    const request = { kind: "query-result" as const, key: ["k"], tags: ["source:s1"], schema, ...ttl };
    const { outcome, dependencies } = gatherDependencies(() => cache.cached(request, load));
    await outcome;
    expect(dependencies.freshForMs).toBe(0);
  });

  it("keeps nothing where somebody says so, and notes nothing where nobody gathers", () => {
    keepNothingOfThis();
    expect(gatherDependencies(keepNothingOfThis).dependencies.freshForMs).toBe(0);
    expect(gatherDependencies(() => undefined).dependencies.freshForMs).toBe(Number.POSITIVE_INFINITY);
  });

  it("knows no generations where two values were read under different ones", () => {
    const note = (generation: string) =>
      noteDependency({ tags: ["a"], generations: { a: generation }, freshForMs: 1_000 });
    const same = gatherDependencies(() => [note("1"), note("1")]);
    expect(same.dependencies.generations).toEqual({ a: "1" });
    const torn = gatherDependencies(() => [note("1"), note("2"), note("2")]);
    expect(torn.dependencies.generations).toBeNull();
  });
});
